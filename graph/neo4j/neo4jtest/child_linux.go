package neo4jtest

import (
	"os/exec"
	"syscall"
)

// endWithParent lets the kernel end the child when the thread that started it ends, be it by a panic or a kill.
func endWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
