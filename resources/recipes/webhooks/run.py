"""Registers a webhook, receives a test event, checks its signature as Standard Webhooks prescribes.

Listens on port 8799; TALEWRIGHT_HOOK is where the server reaches that. A server refuses private
addresses unless its operator allows them.
"""
import base64
import hashlib
import hmac
import http.server
import json
import os
import sys
import time
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")
PORT = int(os.environ.get("HOOK_PORT", "8799"))


def call(method, path, body=None):
    headers = {"Content-Type": "application/json"}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    data = None if body is None else json.dumps(body).encode()
    with request.urlopen(request.Request(URL + path, data, headers, method=method)) as answer:
        return json.load(answer)


def is_genuine(headers, body, secret):
    """The signed text is "id.timestamp.body"; the key is the base64 after "whsec_"."""
    text = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    own = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), text, hashlib.sha256).digest()
    wanted = "v1," + base64.b64encode(own).decode()
    fresh = abs(time.time() - int(headers["webhook-timestamp"])) < 300  # older ones may be replays
    return fresh and any(hmac.compare_digest(one, wanted) for one in headers["webhook-signature"].split(" "))


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        genuine = is_genuine(self.headers, body, hook["secret"])
        self.send_response(204 if genuine else 400)  # any 2xx says: got it, do not send it again
        self.end_headers()
        self.server.seen = (genuine, json.loads(body))

    log_message = lambda *_: None


try:
    with http.server.HTTPServer(("", PORT), Receiver) as server:
        server.timeout, server.seen = 60, (False, {"type": "nothing"})
        hook = call("POST", "/webhooks", {"url": os.environ.get("TALEWRIGHT_HOOK", f"http://127.0.0.1:{PORT}/")})
        call("POST", f"/webhooks/{hook['webhook_id']}/test", {})
        server.handle_request()
        genuine, event = server.seen
        print(f"Received {event['type']}, {'genuine' if genuine else 'forged!'}.")
        call("DELETE", f"/webhooks/{hook['webhook_id']}")
        sys.exit(0 if genuine else 1)
except error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
