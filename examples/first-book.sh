#!/usr/bin/env bash
# From nothing to a first book: installs what is missing, builds, then makes a book as an agent
# would, over the Model Context Protocol. Usage: examples/first-book.sh ["PROMPT"]
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh
scripts/build.sh
exec node examples/first-book.mjs "${1:-A brave little raccoon who learns to share with forest friends}"
