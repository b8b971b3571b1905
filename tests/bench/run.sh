#!/usr/bin/env bash
# Prints each figure of the built program with its target and the floor or peer measured in the same
# run. Usage: tests/bench/run.sh [BUILD_FOLDER] [program|protocol|pictures|service|rest-streams|endurance]...
set -euo pipefail
cd "$(dirname "$0")/../.."
export TALEWRIGHT_PROGRAM=$(realpath "${1:-build}")/talewright
stamp=tests/bench/node_modules/.installed
if [[ ! -e $stamp || tests/bench/package-lock.json -nt $stamp ]]; then
  (cd tests/bench && npm ci --no-fund --no-audit --loglevel=error >&2)
  touch "$stamp"
fi
ulimit -n 20000 2>/dev/null || ulimit -n "$(ulimit -Hn)"  # ten thousand streams are files, too
shift || true
[[ $# -gt 0 ]] || set -- protocol program pictures
for part; do node "tests/bench/$part.mjs"; done
