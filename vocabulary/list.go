package vocabulary

import (
	"fmt"
	"slices"
)

// List is a set of words that rules ask for one at a time. They are no phrases and mean nothing by themselves.
type List string

// The lists of words. Each language has its own; names.txt has those that are the same in all.
const (
	Article      List = "article"      // may stand at the head of a sentence before the name that it is about
	Particle     List = "particle"     // stands within a name
	Pronoun      List = "pronoun"      // begins a clause about the thing before it
	Possessor    List = "possessor"    // begins one about what belongs to it
	Definite     List = "definite"     // stands before a thing that was named before
	Circumstance List = "circumstance" // a preposition of a place, a means or a reason
	Towards      List = "towards"      // a preposition of where something goes
	Relocated    List = "relocated"    // says that something goes on in another place
	Means        List = "means"        // stands before the computers by which something else goes on
	FiniteVerb   List = "finite-verb"  // begins the verb of a sentence
	Passive      List = "passive"      // stands before what was done to somebody
	Linking      List = "linking"      // may stand between a body and what befell it
	Harmed       List = "harmed"       // what an attack does to its victim
	Outage       List = "outage"       // a noun of an outage
	Moved        List = "moved"        // says that something takes place later
	Saying       List = "saying"       // a verb of telling
	Copy         List = "copy"         // of what something is restored from, or its date
	Denying      List = "denying"      // makes a fact of what could be
	OfVerb       List = "of-verb"      // ends the negation of a verb
	Only         List = "only"         // leaves one way
	Way          List = "way"          // begins the one way that is left
	Opening      List = "opening"      // a capital at the head of a sentence only, or no helper
	Meanwhile    List = "meanwhile"    // may stand between a helper and its verb
	Common       List = "common"       // stands before a word for a group without naming one
	Band         List = "band"         // occurs in the names of groups
	Belonging    List = "belonging"    // what a body is named for having only
	Indefinite   List = "indefinite"   // begins the name of a body that was not named before
	Elsewhere    List = "elsewhere"    // says that a body is not the one named before
	Last         List = "last"         // after "the", stands for the last of what was named
	Onset        List = "onset"        // opens a clause with the date from which something goes on
	Cost         List = "cost"         // tells a cost from a demand
	Link         List = "link"         // leads from one system to another
	LinkedTo     List = "linked-to"    // stands between a link and what it leads to
	Thing        List = "thing"        // makes something else of the service named right before it
	Access       List = "access"       // before a preposition, means the thing behind it
	Governor     List = "governor"     // a preposition that ties a thing to another
	Subordinate  List = "subordinate"  // begins a clause with a subject of its own
	Portion      List = "portion"      // a part of a stretch of time, or what goes on in it
)

// Lists lists all lists.
func Lists() []List {
	return []List{
		Article, Particle, Pronoun, Possessor, Definite, Circumstance, Towards, Relocated, Means, FiniteVerb, Passive, Linking, Harmed, Outage, Moved,
		Saying, Copy, Denying, OfVerb, Only, Way, Opening, Meanwhile, Common, Band, Belonging, Indefinite, Elsewhere, Last, Onset, Cost, Portion,
		Link, LinkedTo, Thing, Access, Governor, Subordinate,
	}
}

// In reports whether a folded word stands in a list.
func (v *Vocabulary) In(list List, word string) bool { return v.lists[list][word] }

// AnyIn reports whether one of some words stands in a list.
func (v *Vocabulary) AnyIn(list List, words []Word) bool {
	return slices.ContainsFunc(words, func(w Word) bool { return v.In(list, w.Text) })
}

// Has reports whether a list has words in this language.
func (v *Vocabulary) Has(list List) bool { return len(v.lists[list]) > 0 }

// list keeps the words of a list out of the trie.
func (b *builder) list(list List, line string) error {
	if !slices.Contains(Lists(), list) {
		return fmt.Errorf("no list %q", list)
	}
	words, err := expand(line)
	if b.v.lists[list] == nil {
		b.v.lists[list] = map[string]bool{}
	}
	for _, word := range words {
		b.v.lists[list][Fold(word)] = true
	}
	return err
}
