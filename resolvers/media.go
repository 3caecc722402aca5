package resolvers

import (
	"mime"
	"strconv"
	"strings"
)

// The media types of replies.
const (
	jsonMedia     = "application/json"
	responseMedia = "application/graphql-response+json"
)

// negotiate chooses the media type of a reply from the Accept headers: what the client likes best, plain JSON where
// it is as good or nothing is said, and empty where it accepts neither.
func negotiate(accept []string) string {
	all := strings.TrimSpace(strings.Join(accept, ","))
	if all == "" {
		return jsonMedia
	}
	best, quality := "", 0.0
	for _, entry := range strings.Split(all, ",") {
		media, parameters, err := mime.ParseMediaType(entry)
		if err != nil {
			continue
		}
		q := 1.0
		if given, err := strconv.ParseFloat(parameters["q"], 64); err == nil {
			q = given
		}
		switch media {
		case "*/*", "application/*":
			media = jsonMedia
		case jsonMedia, responseMedia:
		default:
			continue
		}
		if q > quality {
			best, quality = media, q
		}
	}
	return best
}
