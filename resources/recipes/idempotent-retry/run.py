"""Draws a picture over a network that loses answers, and pays for it once."""
import json
import os
import sys
import time
import uuid
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")


def post(path, body, work):
    """Sends again after network failures, 409 "still running", 429 and 5xx; never after other refusals."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": work}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    for attempt in range(1, 6):
        pause = attempt
        try:
            with request.urlopen(request.Request(URL + path, json.dumps(body).encode(), headers), timeout=60) as answer:
                return json.load(answer), answer.headers.get("Idempotency-Replayed") == "true"
        except error.HTTPError as refusal:
            text = refusal.read().decode()
            running = refusal.code == 409 and json.loads(text)["error"]["code"] == "idempotency_in_progress"
            if not (running or refusal.code == 429 or refusal.code >= 500):
                sys.exit(text)
            pause = int(refusal.headers.get("Retry-After", attempt))
        except OSError as failure:  # no connection, no answer
            print(f"Attempt {attempt}: {failure}")
        time.sleep(pause)
    sys.exit("No answer after 5 attempts. The same key may be sent again for a day.")


# One key for one piece of work. A program keeps it beside its own record before it sends.
work = str(uuid.uuid4())
wish = {"prompt": "A fox reads a map under a lantern", "width": 512}

first, _ = post("/scenes", wish, work)
print(f"Drawn: {first['scene_id']}. Now as if that answer had been lost:")

second, replayed = post("/scenes", wish, work)
if not replayed or second["scene_id"] != first["scene_id"]:
    sys.exit("It was drawn twice!")
print(f"The same picture, {second['scene_id']}, repeated and not drawn again.")
