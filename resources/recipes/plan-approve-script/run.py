"""Plans a book, shows the plan, asks you, makes the book, prints its words."""
import json
import os
import sys
import uuid
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")


def call(method, path, body=None, **headers):
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    with request.urlopen(request.Request(URL + path, data, headers, method=method)) as answer:
        return json.load(answer)


try:
    plan = call("POST", "/plans", {"prompt": "A robot who is afraid of the dark", "page_count": 4})["plan"]
    print(f"{plan['title']}, {plan['quote']['credits']} credits")
    for page in plan["pages"]:
        print(" ", page["text"])

    if not input("Make this book? [y/N] ").lower().startswith("y"):
        sys.exit("Not approved.")
    # The version says which plan you saw: had it changed since, this would be refused.
    call("POST", f"/plans/{plan['plan_id']}/approve", {"userConfirmed": True, "version": plan["version"]})

    job = call("POST", "/jobs", {"plan_id": plan["plan_id"]}, **{"Idempotency-Key": str(uuid.uuid4())})["job"]
    while job["state"] in ("QUEUED", "RUNNING"):
        job = call("GET", f"/jobs/{job['job_id']}?wait_seconds=30")["job"]
        print(f"{job['state']}: {job['progress']['message']}")
    if job["state"] != "READY":
        sys.exit(json.dumps(job["error"]))

    script = call("GET", f"/books/{job['book_id']}/script")
    print(script["title"])
    for page in script["pages"]:
        print(f"{page['page']}: {page['text']}")
except error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
