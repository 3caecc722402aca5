package ask

// LabelOf is the name of a code for readers.
func LabelOf(language, code string) string {
	for _, l := range languages() {
		if l.code == language {
			return l.label(code)
		}
	}
	return ""
}
