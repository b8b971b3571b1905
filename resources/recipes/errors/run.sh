#!/usr/bin/env bash
# What refusals look like, and what a program does about each. Needs curl and jq.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
answer=$(mktemp); trap 'rm -f "$answer" "$answer.head"' EXIT

# Leaves the status in $status and the body in $answer; waits where it is told to.
api() {
  while true; do
    status=$(curl -sS "${key[@]}" -o "$answer" -D "$answer.head" -w '%{http_code}' \
      -H "Content-Type: application/json" "$@")
    [[ $status == @(429|503) ]] || break
    sleep "$(sed -n 's/^retry-after: *\([0-9]*\).*/\1/ip' "$answer.head")"
  done
}
code() { jq -r .error.code "$answer"; }
detail() { jq -r ".error.details.$1" "$answer"; }
expect() { [[ $status == "$1" ]] || { echo "Status $status instead of $1:"; cat "$answer"; exit 1; } }

api "$url/plans" -d '{"prompt": "A robot who is afraid of the dark", "page_count": 4000}'
expect 400
jq -r '.error.details.problems[] | "\(.pointer) breaks \(.rule): \(.given) given, the limit is \(.limit)"' "$answer"
pages=$(detail 'problems[0].limit') # the shortest repair: take the limit
echo "So $pages pages, or fewer."

api "$url/plans" -d '{"prompt": "A robot who is afraid of the dark", "page_count": 4}'
expect 201
plan_id=$(jq -r .plan.plan_id "$answer")

api "$url/plans/plan_of_somebody_else"
expect 404
echo "$(code): do not try again, the id is wrong."

api "$url/jobs" -H "Idempotency-Key: $(openssl rand -hex 16)" -d "{\"plan_id\": \"$plan_id\"}"
case $(code) in
  plan_state_invalid) echo "$(code): the plan is $(detail state), so a person has to approve it first." ;;
  insufficient_credits) echo "$(code): $(detail required) needed, $(detail available) there." ;;
  quota_exceeded) echo "$(code): no more $(detail quota) before $(detail resets_at)." ;;
  *) echo "Unexpected:"; cat "$answer"; exit 1 ;;
esac
