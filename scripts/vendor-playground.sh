#!/usr/bin/env bash
# Fetches the parts of the playground from npm, in exact versions, into web/dist/playground. They are committed, so that
# building needs no Node. Run it (make vendor-playground) after changing a version here, with the new digest of the package.
set -euo pipefail
cd "$(dirname "$0")/.."
out=web/dist/playground
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch NAME VERSION SHA256: unpacks the package into $work/NAME, if it is the one that was looked at.
fetch() {
  (cd "$work" && npm pack --silent "$1@$2" >/dev/null)
  local archive="$work/$1-$2.tgz"
  echo "$3  $archive" | sha256sum --check --quiet
  mkdir "$work/$1" && tar -xzf "$archive" -C "$work/$1" --strip-components=1
}

fetch graphiql 4.1.2 6aa9cb6d82e656d38b72991264f41545889881e8dc23059199be3b94fff2ad05
fetch react 18.2.0 a151f7caec911760e42b7a6f6f1dfcaba141fd11ff49e2af901a2eee0366297c
fetch react-dom 18.2.0 20a71e86b691f860c781f3732a85c7b3c63c4d3d9a803dca9dfe6ed0eb30e2ef

mkdir -p "$out"
cp "$work/graphiql/graphiql.min.css" "$out/"
cp "$work/react/umd/react.production.min.js" "$work/react-dom/umd/react-dom.production.min.js" "$out/"
# Without the reference to a source map that is not shipped.
sed '/^\/\/# sourceMappingURL=/d' "$work/graphiql/graphiql.min.js" >"$out/graphiql.min.js"
for name in graphiql react react-dom; do
  cp "$work/$name/LICENSE" "$out/LICENSE-$name"
done
