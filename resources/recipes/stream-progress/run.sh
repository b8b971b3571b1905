#!/usr/bin/env bash
# Orders a book and prints every event of it, over a connection that breaks. Needs curl and jq.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")

job=$(curl -sS --fail-with-body "${key[@]}" "$url/books" -H "Content-Type: application/json" \
  -H "Idempotency-Key: $(openssl rand -hex 16)" \
  -d '{"prompt": "A snail who wants to win one race", "num_pages": 4}' | jq -r .job_id)

last= step=

# Prints events until the stream ends, or until there were as many as given.
follow() {
  local count=0 line
  while IFS= read -r line; do
    case $line in
      "id: "*) last=${line#id: } ;;
      "data: "*)
        step=$(jq -r .step <<<"${line#data: }")
        jq -r '"\(.pct) %  \(.step): \(.msg)"' <<<"${line#data: }"
        ((++count < ${1:-1000})) || return 0
        ;;
    esac # lines that begin with ":" keep the connection open, and say nothing
  done < <(curl -sSN "${key[@]}" -H "Last-Event-ID: $last" "$url/books/$job/stream")
}

follow 2
echo "-- the connection breaks after event $last; the stream goes on behind it --"
until [[ $step == @(done|error) ]]; do follow; done
[[ $step == done ]]
