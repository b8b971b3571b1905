#!/usr/bin/env bash
# Builds into build/ (or $1). Arguments after the first go to CMake.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-build}
shift || true
[[ -e $folder/build.ninja && $# == 0 ]] || cmake -S . -B "$folder" -G Ninja "$@" >&2
ninja -C "$folder" --quiet >&2
