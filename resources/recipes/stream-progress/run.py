"""Orders a book and prints every event of it, over a connection that breaks."""
import json
import os
import sys
import uuid
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")
AUTH = {"Authorization": f"Bearer {KEY}"} if KEY else {}


def events(job_id, last):
    """(id, data) of each event after `last`, as it comes."""
    headers = {"Accept": "text/event-stream", **AUTH}
    if last:
        headers["Last-Event-ID"] = last
    with request.urlopen(request.Request(f"{URL}/books/{job_id}/stream", headers=headers)) as stream:
        event_id = ""
        for line in stream:  # lines that begin with ":" keep the connection open, and say nothing
            name, _, value = line.decode().rstrip("\n").partition(": ")
            if name == "id":
                event_id = value
            elif name == "data":
                yield event_id, json.loads(value)


def show(event):
    print(f"{event['pct']} %  {event['step']}: {event['msg']}")


try:
    wish = json.dumps({"prompt": "A snail who wants to win one race", "num_pages": 4}).encode()
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4()), **AUTH}
    with request.urlopen(request.Request(f"{URL}/books", wish, headers)) as answer:
        job_id = json.load(answer)["job_id"]

    last, event = "", {"step": ""}
    for count, (last, event) in enumerate(events(job_id, last), start=1):
        show(event)
        if count == 2:
            break
    print(f"-- the connection breaks after event {last}; the stream goes on behind it --")

    while event["step"] not in ("done", "error"):
        for last, event in events(job_id, last):
            show(event)
    sys.exit(0 if event["step"] == "done" else 1)
except error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
