#!/usr/bin/env bash
# Draws contact sheets of what the built-in illustrator can do: one scene in every style, one
# character in 24 scenes, sixty characters, every setting by day and night, six model sheets.
# Usage: examples/gallery.sh [FOLDER]   (default: ./gallery)
set -euo pipefail
out="$(realpath -m "${1:-gallery}")"
cd "$(dirname "$0")/.."
scripts/install.sh
build="${TALEWRIGHT_BUILD:-build}"
scripts/build.sh "$build"
ninja -C "$build" --quiet gallery >&2
"$build/gallery" all "$out"
ls "$out"
