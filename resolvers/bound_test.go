//go:build !race

package resolvers_test

import "time"

// cpuBound is how much of a processor a refused request may take.
const cpuBound = 100 * time.Millisecond
