# The two commands to know are `make run` and `make test`; both set up what they need. `make` alone lists the rest.

# One Neo4j for all packages of a test run: each starting its own would take longer than the tests.
WITH_NEO4J := go run ./graph/neo4j/neo4jtest/cmd --
# The race detector watches our code. SQLite is C made Go, takes four times as long when it is watched, and has locks that the
# detector knows nothing of.
RACE := -race -gcflags=modernc.org/...=-race=false
# The tests that know -update, which rewrites their golden files, and their packages.
GOLDEN := -run 'TestGolden|TestCookbook|TestRoundTrips' ./loader .
# The schema of the last release.
PUBLISHED := docs/schema/published.graphqls

.DEFAULT_GOAL := help
.PHONY: help run build test twin setup-test generate fmt lint check check-generate check-schema check-modules publish-schema golden check-seeds web screenshots lighthouse vendor-playground clean go

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## serve the bundled samples from the embedded store; needs Go only (options: ARGS="--listen 127.0.0.1:9000")
	./bin/incidentgraph serve $(ARGS)

build: go ## compile bin/incidentgraph: static, no C compiler
	CGO_ENABLED=0 go build -o bin/incidentgraph .

test: setup-test ## run every test: race detector, both stores (a real Neo4j), pages in Chromium; installs what is missing
	$(WITH_NEO4J) go test $(RACE) -timeout 60m $(TESTFLAGS) ./...

twin: setup-test ## compare the stores, and each with a naive evaluation, on more random worlds than make test does, new ones each time: make twin WORLDS=50
	RAPID_CHECKS=$(or $(WORLDS),20) RAPID_SEED=0 $(WITH_NEO4J) go test $(RACE) -timeout 6h -count=1 -v -run 'TestTwin|TestEvaluation' ./graph/storetest

setup-test: go # a C compiler, Chromium, Java and Maven
	@scripts/setup-test.sh

generate: go ## regenerate the GraphQL code after a change of schema.graphqls
	go tool gqlgen generate

fmt: go ## format all Go code
	go tool gofumpt -w .

lint: go ## formatting (generated files are exempt), go vet, staticcheck
	@set -e; odd=$$(go tool gofumpt -l .); \
	if [ -n "$$odd" ]; then echo "not formatted, run \`make fmt\`:"; echo "$$odd"; exit 1; fi >&2
	go vet ./...
	go tool staticcheck ./...

check: check-generate check-schema lint check-modules test ## everything that CI runs

# Compares two states, since a work tree may have changes of its own. Names new files too, which `git diff` would not.
check-generate: go ## fail if the generated code is not what schema.graphqls asks for
	@set -e; before=$$(git status --porcelain); go tool gqlgen generate; \
	if [ "$$before" != "$$(git status --porcelain)" ]; then \
		echo "generated code is stale, run \`make generate\` and commit:"; git status --short; exit 1; \
	fi >&2

check-schema: go ## fail if schema.graphqls breaks clients of the published schema
	@go run ./schemacheck $(PUBLISHED) schema.graphqls

publish-schema: go ## make schema.graphqls the published schema; part of a release (docs/schema/README.md)
	cp schema.graphqls $(PUBLISHED)

check-modules: go ## fail if go.mod is untidy or a module differs from go.sum
	go mod tidy -diff
	go mod verify

golden: go ## rewrite the golden files, docs/cookbook.md among them; read the diff before you commit it
	go test $(GOLDEN) -update

check-seeds: go ## extract the two seed reports and check every fact: make check-seeds DIR=path/to/seeds
	@[ -n "$(DIR)" ] || { echo "which folder? make check-seeds DIR=path/to/seeds" >&2; exit 2; }
	go test ./loader -count=1 -run TestSeeds/seeds -v -seeds "$$(cd "$(DIR)" && pwd)"

web: ## check and build the dashboard anew into web/dist/app (needs npm); what is committed is what this makes
	cd web/app && npm ci && npm run build

screenshots: setup-test ## take the pictures of docs/dashboard.md and of README again
	go test -count=1 -run TestScreenshots . -screenshots docs/dashboard

lighthouse: build setup-test ## measure the dashboard's main pages with Lighthouse (needs npm)
	@scripts/lighthouse.sh

vendor-playground: ## fetch the bundled GraphiQL again, in the versions that the script names (needs npm)
	scripts/vendor-playground.sh

clean: ## remove what was built; your database stays
	rm -rf bin

go:
	@command -v go >/dev/null || { echo "Go 1.26 or newer is missing: install it first" >&2; exit 1; }
