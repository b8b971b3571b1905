#!/usr/bin/env bash
# Starts a server in a temporary folder, runs one recipe against it in curl, Python and Node, and
# stops it. Usage: examples/rest.sh [RECIPE]   (default: quick-book; see resources/recipes/)
set -euo pipefail
cd "$(dirname "$0")/.."
recipe="$PWD/resources/recipes/${1:-quick-book}"
[[ -e $recipe/recipe.json ]] || { echo "Recipes: $(ls -m resources/recipes)" >&2; exit 2; }
program="${TALEWRIGHT_PROGRAM:-$PWD/build/talewright}"
if [[ ! -x $program ]]; then
  scripts/install.sh
  scripts/build.sh
fi

folder=$(mktemp -d)
cleanup() { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"; }
"$program" serve --listen 127.0.0.1:0 --outgoing-to 127.0.0.0/8 --data "$folder/data" 2>"$folder/log" &
server=$!
trap cleanup EXIT
until TALEWRIGHT_URL=$(grep -m1 -o 'https\?://[^/ ]*' "$folder/log"); do
  kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
export TALEWRIGHT_URL
unset TALEWRIGHT_KEY
cd "$folder"
for script in "bash $recipe/run.sh" "python3 $recipe/run.py" "node $recipe/run.mjs"; do
  echo "== $script"
  $script
done
