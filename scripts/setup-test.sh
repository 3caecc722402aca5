#!/usr/bin/env bash
# Sees to it that what the tests need besides Go is there: a C compiler (for the race detector), Chromium (for the pages)
# and Java with Maven (for a real Neo4j; its jars are fetched later, by the tests themselves). Says nothing when all is
# there. Installs what is missing where it may, that is as root with apt; elsewhere it names the command and fails.
set -euo pipefail

have() { # have PROGRAM…: one of them is there
  local program
  for program; do command -v "$program" >/dev/null && return; done
  return 1
}

compiles() { printf '#include <stdlib.h>\n' | "$(go env CC)" -E - >/dev/null 2>&1; }

if ! have go; then
  echo "Go 1.26 or newer is missing: install it first, nothing here can be built without" >&2
  exit 1
fi

missing=()
compiles || missing+=(gcc libc6-dev)
[ -n "${CHROME_BIN:-}" ] || have chromium chromium-browser google-chrome google-chrome-stable || missing+=(chromium)
if [ -z "${NEO4J_TEST_URI:-}" ]; then # else there is a Neo4j already
  have java || missing+=(default-jre-headless)
  have mvn || missing+=(maven)
fi
[ ${#missing[@]} -gt 0 ] || exit 0

if have apt-get && [ "$(id -u)" = 0 ]; then
  echo "setting up for the tests: apt-get install ${missing[*]}" >&2
  # The lock's timeout: on a new machine the system's own updates may be running.
  apt=(apt-get -o DPkg::Lock::Timeout=300 -qq)
  "${apt[@]}" update
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
elif have apt-get; then
  echo "the tests need more than is installed here: type  sudo apt-get install -y ${missing[*]}" >&2
  exit 1
else
  echo "the tests need what Debian calls ${missing[*]} (Java 17 or 21): install it with your system's package manager" >&2
  exit 1
fi
