#!/usr/bin/env bash
# Registers a webhook, receives a test event, checks its signature as Standard Webhooks prescribes.
# Listens on port 8799; TALEWRIGHT_HOOK is where the server reaches that. A server refuses private
# addresses unless its operator allows them. Needs curl, jq, openssl, and python3 to listen.
set -euo pipefail
url="${TALEWRIGHT_URL:-http://127.0.0.1:8787}/api/v1"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
api() { curl -sS --fail-with-body "${key[@]}" -H "Content-Type: application/json" "$@"; }
got=$(mktemp -d); trap 'kill $! 2>/dev/null || true; rm -rf "$got"' EXIT

python3 - "${HOOK_PORT:-8799}" "$got" <<'PY' & # takes one POST and writes it down
import http.server, os, sys
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature"):
            open(f"{sys.argv[2]}/{name}", "w").write(self.headers[name])
        open(f"{sys.argv[2]}/body.new", "wb").write(body)
        os.rename(f"{sys.argv[2]}/body.new", f"{sys.argv[2]}/body")
        self.send_response(204)
        self.end_headers()
    log_message = lambda *_: None
server = http.server.HTTPServer(("", int(sys.argv[1])), Receiver)
open(f"{sys.argv[2]}/ready", "w").close()
server.handle_request()
PY
until [[ -e $got/ready ]]; do kill -0 $!; sleep 0.1; done

hook=$(api "$url/webhooks" -d "{\"url\": \"${TALEWRIGHT_HOOK:-http://127.0.0.1:${HOOK_PORT:-8799}/}\"}")
id=$(jq -r .webhook_id <<<"$hook")
api "$url/webhooks/$id/test" -d '{}' >/dev/null
for _ in {1..300}; do [[ ! -e $got/body ]] || break; sleep 0.1; done

# The signed text is "id.timestamp.body"; the key is the base64 after "whsec_".
hexkey=$(jq -r .secret <<<"$hook" | sed s/^whsec_// | openssl base64 -d -A | od -An -tx1 -v | tr -d ' \n')
signed=$( (printf '%s.%s.' "$(<"$got/webhook-id")" "$(<"$got/webhook-timestamp")"; cat "$got/body") |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$hexkey" -binary | openssl base64 -A)
age=$(($(date +%s) - $(<"$got/webhook-timestamp")))
[[ " $(<"$got/webhook-signature") " == *" v1,$signed "* && ${age#-} -lt 300 ]] || { echo "Forged!"; exit 1; }
jq -r '"Received \(.type), genuine."' "$got/body"
api -X DELETE "$url/webhooks/$id" >/dev/null
