package resolvers

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	gqltransport "github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
)

// serveSocket lets in programs, which send no origin, and pages of the server's own origin or of one that is listed.
func (s *streams) serveSocket(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	if origin := r.Header.Get("Origin"); origin != "" && !slices.Contains(s.origins, origin) && !sameHost(origin, r.Host) {
		fail(w, jsonMedia, http.StatusForbidden, codeBadInput, "pages of this origin may not connect")
		return
	}
	if !offers(r.Header.Values("Sec-WebSocket-Protocol"), protocol) {
		fail(w, jsonMedia, http.StatusBadRequest, codeBadInput, "want a WebSocket with the subprotocol "+protocol)
		return
	}
	r.Header.Set("Sec-WebSocket-Protocol", protocol) // gqlgen would speak an older one, too
	s.sockets.Do(w, r, exec)
}

func sameHost(origin, host string) bool {
	parsed, err := url.Parse(origin)
	return err == nil && strings.EqualFold(parsed.Host, host)
}

func offers(headers []string, name string) bool {
	for _, offered := range strings.Split(strings.Join(headers, ","), ",") {
		if strings.TrimSpace(offered) == name {
			return true
		}
	}
	return false
}

// acceptor upgrades a request whose origin was looked at.
type acceptor struct{}

func (acceptor) Accept(w http.ResponseWriter, r *http.Request, options gqltransport.WebsocketAcceptOptions) (gqltransport.WebsocketConn, error) {
	anyOrigin := gqltransport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{InsecureSkipVerify: true}}
	conn, err := anyOrigin.Accept(w, r, options)
	if err != nil {
		return nil, err
	}
	return socket{conn.(coderConn)}, nil
}

// coderConn is what gqlgen's connection can do.
type coderConn interface {
	gqltransport.WebsocketConn
	gqltransport.WebsocketReadLimiter
	gqltransport.WebsocketReadDeadliner
}

// socket is a connection that is closed when its client takes nothing.
type socket struct{ coderConn }

func (s socket) WriteJSON(v any) error {
	cut := time.AfterFunc(writeTimeout, func() { _ = s.Close() })
	defer cut.Stop()
	return s.coderConn.WriteJSON(v)
}
