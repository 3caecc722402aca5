//go:build !unix || solaris || aix

package neo4jtest

import (
	"errors"
	"os"
)

var errNoLock = errors.New("test processes cannot take turns on this operating system: run the tests on Linux or macOS")

func lock(string) (*os.File, error)    { return nil, errNoLock }
func tryLock(string) (*os.File, error) { return nil, errNoLock }
