//go:build race

package resolvers_test

import "time"

// cpuBound is wider under the race detector, which makes parsing an order of magnitude slower.
const cpuBound = time.Second
