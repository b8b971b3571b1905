#!/usr/bin/env bash
# Installs what is missing, builds, runs every test, and ends with "N passed, N failed".
# Usage: tests/run.sh [BUILD_FOLDER]
set -uo pipefail
cd "$(dirname "$0")/.."
build=$(realpath -m "${1:-build}")
scripts/install.sh --tests || { echo "installing failed"; echo "0 passed, 1 failed"; exit 1; }
scripts/build.sh --tests "$build" || { echo "building failed"; echo "0 passed, 1 failed"; exit 1; }

passed=0
failed=0
for program in "$build"/tests/*_tests; do
  log=$("$program" --gtest_brief=1 2>&1)
  status=$?
  p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' <<<"$log" | tail -1)
  f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' <<<"$log" | head -1)
  [[ $status == 0 || -n $f ]] || f=1  # it crashed
  passed=$((passed + ${p:-0}))
  failed=$((failed + ${f:-0}))
  echo "$(basename "$program"): ${p:-0} passed, ${f:-0} failed"
  [[ $status == 0 ]] || echo "$log" | tail -60
done

log=$(TALEWRIGHT_PROGRAM=$build/talewright node --test --test-reporter=tap tests/acceptance/*.test.mjs 2>&1)
p=$(sed -n 's/^# pass \([0-9]*\)/\1/p' <<<"$log")
f=$(sed -n 's/^# fail \([0-9]*\)/\1/p' <<<"$log")
c=$(sed -n 's/^# cancelled \([0-9]*\)/\1/p' <<<"$log")
passed=$((passed + ${p:-0}))
failed=$((failed + ${f:-1} + ${c:-0}))
echo "acceptance: ${p:-0} passed, ${f:-1} failed"
[[ ${f:-1} == 0 ]] || echo "$log" | grep -v '^ok' | tail -150

echo "$passed passed, $failed failed"
[[ $failed == 0 ]]
