package resolvers

import (
	"net/http"
	"sync"
	"time"
)

// eventWriter writes events to a client that must take each in time. After its end nothing is written: gqlgen's keep-alive may come
// a moment too late.
type eventWriter struct {
	http.ResponseWriter
	mutex      sync.Mutex
	controller *http.ResponseController
	ended      bool
}

// newEventWriter lifts the time within which a request must have been read, which would end the stream.
func newEventWriter(w http.ResponseWriter) *eventWriter {
	e := &eventWriter{ResponseWriter: w, controller: http.NewResponseController(w)}
	_ = e.controller.SetReadDeadline(time.Time{}) // a writer without deadlines has none to lift
	return e
}

// Write writes a part of an event.
func (e *eventWriter) Write(data []byte) (int, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.ended {
		return 0, http.ErrHandlerTimeout
	}
	_ = e.controller.SetWriteDeadline(time.Now().Add(writeTimeout))
	return e.ResponseWriter.Write(data)
}

// Flush is [http.Flusher].
func (e *eventWriter) Flush() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if !e.ended {
		_ = e.controller.Flush() // a client that is gone ends the request
	}
}

func (e *eventWriter) end() {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.ended = true
	_ = e.controller.SetWriteDeadline(time.Time{})
}
