#!/usr/bin/env bash
# Measures the dashboard with Lighthouse, on the samples in a store of its own: accessibility, best practices and performance of the
# overview, of Explore and of an incident's page, as a phone (Lighthouse's own default: a slow device on a slow network) and as a desk.
# Needs Node, npm and Chromium; fetches Lighthouse. Its figures depend on the machine: let nothing else run.
set -euo pipefail

version=12.8.2
pages=(/ /explore /incident/fleury-les-aubrais-2024-06)
folder=$(mktemp -d)
address=127.0.0.1:${LIGHTHOUSE_PORT:-8297}
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT

for program in npm node; do
  command -v "$program" >/dev/null || { echo "$program is missing: install Node 20 or newer" >&2; exit 1; }
done
export CHROME_PATH=${CHROME_BIN:-$(command -v chromium chromium-browser google-chrome | head -1)}
./bin/incidentgraph serve --listen "$address" --store "sqlite:$folder/graph.db" 2>"$folder/log" &
server=$!
until curl -sf "http://$address/readyz" >/dev/null; do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.2
done

npm install --silent --no-save --prefix "$folder" "lighthouse@$version"
printf '%-8s %-45s %13s %14s %11s\n' form page accessibility best-practices performance
for form in phone desk; do
  [ "$form" = phone ] && preset=() || preset=(--preset=desktop)
  for page in "${pages[@]}"; do
    "$folder/node_modules/.bin/lighthouse" "http://$address$page" "${preset[@]}" --quiet --output=json --output-path="$folder/report.json" \
      --only-categories=accessibility,best-practices,performance --chrome-flags="--headless=new --no-sandbox"
    node -e '
      const { categories } = JSON.parse(require("fs").readFileSync(process.argv[1]));
      const score = (name) => String(Math.round(categories[name].score * 100));
      console.log(process.argv[2].padEnd(8), process.argv[3].padEnd(45), score("accessibility").padStart(13), score("best-practices").padStart(14), score("performance").padStart(11));
    ' "$folder/report.json" "$form" "$page"
  done
done
