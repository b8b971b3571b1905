#!/usr/bin/env bash
# Prints each figure of the built program with its target and the floor or peer measured in the same
# run. Usage: tests/bench/run.sh [BUILD_FOLDER]
set -euo pipefail
cd "$(dirname "$0")/../.."
export TALEWRIGHT_PROGRAM=$(realpath "${1:-build}")/talewright
exec node tests/bench/program.mjs
