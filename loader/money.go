package loader

import (
	"math/big"
	"strings"

	"github.com/incidentgraph/incidentgraph/vocabulary"
)

// The words and signs of currencies, the same in the languages that are read.
var (
	currencyWords = map[string]string{
		"euro": "EUR", "euros": "EUR", "eur": "EUR", "dollar": "USD", "dollars": "USD", "usd": "USD", "pounds": "GBP", "gbp": "GBP",
		"francs": "CHF", "chf": "CHF", "bitcoin": "BTC", "bitcoins": "BTC", "btc": "BTC", "monero": "XMR", "xmr": "XMR", "kronor": "SEK",
	}
	currencySigns = map[string]string{"€": "EUR", "$": "USD", "£": "GBP"}
	magnitudes    = map[string]int64{"thousand": 1e3, "mille": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "milliard": 1e9, "milliards": 1e9, "k": 1e3, "m": 1e6}
)

// money returns the first sum of a clause and its currency, empty without one. A sum that is a cost is none.
func (e *extraction) money(c *clause) (amount, currency string) {
	for n := c.first; n < c.last; n++ {
		if e.in(vocabulary.Cost, n) {
			return "", ""
		}
		value, last := e.figure(c, n)
		if value == nil {
			continue
		}
		code, unit := "", last+1
		if unit+1 < c.last && e.words[unit].Text == "d" {
			unit++ // "deux millions d'euros"
		}
		if unit < c.last {
			code = currencyWords[e.words[unit].Text]
		}
		for sign, of := range currencySigns {
			if strings.HasSuffix(e.report.Text[:e.words[n].Start], sign) || strings.HasPrefix(e.report.Text[e.words[last].End:], sign) {
				code = of
			}
		}
		if code != "" {
			return strings.TrimSuffix(strings.TrimRight(value.FloatString(2), "0"), "."), code
		}
		n = last
	}
	return "", ""
}

// figure reads "750,000", "1.5 million", "six" or "6" at a word, and its last word; nil for what is none.
func (e *extraction) figure(c *clause, n int) (*big.Rat, int) {
	if !isNumeric(e.words[n].Text) {
		return e.figureInWords(c, n)
	}
	digits, last := e.words[n].Text, n
	for last+1 < c.last && isNumeric(e.words[last+1].Text) {
		gap := e.report.Text[e.words[last].End:e.words[last+1].Start]
		isGroup := len(e.words[last+1].Text) == 3 && strings.Contains(",. \u00a0\u202f'’", gap)
		if gap == "" || !isGroup && gap != "." && gap != "," {
			break
		}
		if !isGroup {
			digits += "."
		}
		digits += e.words[last+1].Text
		last++
	}
	value, ok := new(big.Rat).SetString(digits)
	if !ok || len(digits) > 15 {
		return nil, n
	}
	return e.scaled(value, last, c.last)
}

func (e *extraction) figureInWords(c *clause, n int) (*big.Rat, int) {
	for _, m := range of(c.found, vocabulary.Number) {
		if m.First == n {
			value, _ := new(big.Rat).SetString(m.Code)
			return e.scaled(value, m.Last, c.last)
		}
	}
	return nil, n
}

// scaled takes a following "million" in.
func (e *extraction) scaled(value *big.Rat, last, limit int) (*big.Rat, int) {
	if last+1 < limit {
		if factor := magnitudes[e.words[last+1].Text]; factor != 0 {
			return value.Mul(value, new(big.Rat).SetInt64(factor)), last + 1
		}
	}
	return value, last
}
