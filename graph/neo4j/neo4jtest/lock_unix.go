//go:build unix && !solaris && !aix

package neo4jtest

import (
	"errors"
	"os"
	"syscall"
)

// lock waits until no other process holds path. The kernel gives the lock back when the file is closed or the process
// ends, however it ends: nothing is left behind that a later run could trip over.
func lock(path string) (*os.File, error) { return flock(path, syscall.LOCK_EX) }

// tryLock is lock without waiting: it fails where another process holds path.
func tryLock(path string) (*os.File, error) { return flock(path, syscall.LOCK_EX|syscall.LOCK_NB) }

func flock(path string, how int) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDONLY, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}
