#!/usr/bin/env bash
# Draws a picture over a network that loses answers, and pays for it once. Needs curl and jq.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
answer=$(mktemp); trap 'rm -f "$answer" "$answer.head"' EXIT

# One key for one piece of work. A program keeps it beside its own record before it sends.
work=$(openssl rand -hex 16)

# Sends again after network failures, 409 "still running", 429 and 5xx; never after other refusals.
draw() {
  local attempt status code
  for attempt in 1 2 3 4 5; do
    status=$(curl -sS --max-time 60 "${key[@]}" -o "$answer" -D "$answer.head" -w '%{http_code}' \
      -H "Content-Type: application/json" -H "Idempotency-Key: $work" \
      -d '{"prompt": "A fox reads a map under a lantern", "width": 512}' "$url/scenes") || status=0
    [[ $status == 2?? ]] && return
    code=$(jq -r .error.code "$answer" 2>/dev/null || true)
    [[ $status == @(0|429|5??) || $code == idempotency_in_progress ]] || break
    sleep "$(sed -n 's/^retry-after: *\([0-9]*\).*/\1/ip' "$answer.head" 2>/dev/null | grep . || echo "$attempt")"
  done
  cat "$answer" >&2
  return 1
}

draw
first=$(jq -r .scene_id "$answer")
echo "Drawn: $first. Now as if that answer had been lost:"

draw
second=$(jq -r .scene_id "$answer")
grep -qi '^idempotency-replayed: true' "$answer.head" || { echo "It was drawn twice!"; exit 1; }
[[ $first == "$second" ]] || { echo "Another picture!"; exit 1; }
echo "The same picture, $second, repeated and not drawn again."
