#!/usr/bin/env bash
# Plans a book, shows the plan, asks you, makes the book, prints its words. Needs curl and jq.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
api() { curl -sS --fail-with-body "${key[@]}" -H "Content-Type: application/json" "$@"; }

plan=$(api "$url/plans" -d '{"prompt": "A robot who is afraid of the dark", "page_count": 4}')
jq -r '.plan | "\(.title), \(.quote.credits) credits", (.pages[] | "  \(.text)")' <<<"$plan"

read -r -p "Make this book? [y/N] " answer
[[ $answer == [yY]* ]] || { echo "Not approved."; exit 1; }
plan_id=$(jq -r .plan.plan_id <<<"$plan")
# The version says which plan you saw: had it changed since, this would be refused.
api "$url/plans/$plan_id/approve" -d "$(jq '{userConfirmed: true, version: .plan.version}' <<<"$plan")" >/dev/null

job=$(api "$url/jobs" -H "Idempotency-Key: $(openssl rand -hex 16)" -d "{\"plan_id\": \"$plan_id\"}")
job_id=$(jq -r .job.job_id <<<"$job")
while [[ $(jq -r .job.state <<<"$job") == @(QUEUED|RUNNING) ]]; do
  job=$(api "$url/jobs/$job_id?wait_seconds=30")
  jq -r '.job | "\(.state): \(.progress.message)"' <<<"$job"
done
[[ $(jq -r .job.state <<<"$job") == READY ]] || { jq .job.error <<<"$job"; exit 1; }

api "$url/books/$(jq -r .job.book_id <<<"$job")/script" | jq -r '.title, (.pages[] | "\(.page): \(.text)")'
