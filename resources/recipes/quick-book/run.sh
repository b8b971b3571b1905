#!/usr/bin/env bash
# Orders a book, waits for it, downloads it as book.zip. Needs curl and jq.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
api() { curl -sS --fail-with-body "${key[@]}" "$@"; }

order=$(api "$url/books" -H "Content-Type: application/json" -H "Idempotency-Key: $(openssl rand -hex 16)" \
  -d '{"prompt": "A brave little raccoon who learns to share with forest friends", "num_pages": 4}')
jq -r '"Ordered: \(.title), \(.num_pages) pages, \(.credits.quoted) credits"' <<<"$order"

while true; do
  status=$(api "$url/books/$(jq -r .job_id <<<"$order")/status")
  jq -r '"\(.pct) %  \(.msg)"' <<<"$status"
  case $(jq -r .status <<<"$status") in
    done) break ;;
    error) jq .error <<<"$status"; exit 1 ;;
  esac
  sleep 2
done

book=$(jq -r .book_id <<<"$status")
api "$url/books/$book" | jq -r '"\(.title): \(.files | length) files"'
api -o book.zip "$url/books/$book/download"
echo "Saved book.zip"
