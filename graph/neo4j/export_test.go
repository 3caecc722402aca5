package neo4j

// Observe lets tests see the reads of a store.
func (s *Store) Observe(observe func(text string, params map[string]any)) { s.observe = observe }
