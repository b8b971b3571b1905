#!/usr/bin/env bash
# Builds the program into build/; with --tests, the tests too. Another folder: scripts/build.sh
# --tests FOLDER. A folder that was once set up keeps its settings, so that nothing is built twice.
set -euo pipefail
cd "$(dirname "$0")/.."
tests=OFF target=talewright
if [[ "${1:-}" == --tests ]]; then tests=ON target=all; shift; fi
folder=${1:-build}
if [[ ! -e $folder/build.ninja ]] || { [[ $tests == ON ]] && ! grep -q 'TALEWRIGHT_TESTS:BOOL=ON' "$folder/CMakeCache.txt"; }; then
  cmake -S . -B "$folder" -G Ninja -DTALEWRIGHT_TESTS=$tests >/dev/null
fi
echo "Building" >&2
ninja -C "$folder" --quiet "$target" >&2
