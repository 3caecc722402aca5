package neo4jtest

import (
	"fmt"
	"os"
	"path/filepath"
)

// homePrefix begins the name of every server's home, so that a later process finds those left behind.
const homePrefix = "incidentgraph-neo4j-home-"

// configuration keeps the server small, silent and on this machine: no login, no HTTP, no reports, and a transaction log
// of a few megabytes instead of the usual quarter of a gigabyte. Plans of queries are kept: tests fill and empty the database
// all the time, and planning everything anew each time takes ten times as long as running it.
const configuration = `server.bolt.listen_address=127.0.0.1:%[1]d
server.bolt.advertised_address=127.0.0.1:%[1]d
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
dbms.cypher.min_replan_interval=1d
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
db.tx_log.rotation.size=16m
db.tx_log.rotation.retention_policy=keep_none
`

// home is a server's folder: its configuration, database and logs.
type home struct {
	dir   string
	owner *os.File // locked while the owner lives
}

func newHome(port int) (*home, error) {
	turn, err := lock(filepath.Join(os.TempDir(), "incidentgraph-neo4j-homes.lock"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = turn.Close() }()
	sweep()
	dir, err := os.MkdirTemp("", homePrefix)
	if err != nil {
		return nil, err
	}
	h := &home{dir: dir}
	if h.owner, err = lock(filepath.Join(dir, "owner.lock")); err == nil {
		err = h.configure(port)
	}
	if err != nil {
		h.remove()
		return nil, err
	}
	return h, nil
}

// sweep removes the homes whose owner was killed before it could. Called with no other process between making a home and
// locking it.
func sweep() {
	locks, _ := filepath.Glob(filepath.Join(os.TempDir(), homePrefix+"*", "owner.lock"))
	for _, path := range locks {
		owner, err := tryLock(path)
		if err != nil {
			continue // in use, or another user's
		}
		_ = os.RemoveAll(filepath.Dir(path))
		_ = owner.Close()
	}
}

func (h *home) configure(port int) error {
	if err := os.Mkdir(h.conf(), 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(h.conf(), "neo4j.conf"), fmt.Appendf(nil, configuration, port), 0o644)
}

func (h *home) conf() string    { return filepath.Join(h.dir, "conf") }
func (h *home) console() string { return filepath.Join(h.dir, "console.log") }

func (h *home) remove() {
	_ = os.RemoveAll(h.dir)
	_ = h.owner.Close()
}
