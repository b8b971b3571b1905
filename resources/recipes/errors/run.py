"""What refusals look like, and what a program does about each."""
import json
import os
import sys
import time
import uuid
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")


def call(method, path, body=None):
    """The status and the body; waits where it is told to."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4())}
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    data = None if body is None else json.dumps(body).encode()
    while True:
        try:
            with request.urlopen(request.Request(URL + path, data, headers, method=method)) as answer:
                return answer.status, json.load(answer)
        except error.HTTPError as refusal:
            if refusal.code not in (429, 503):
                return refusal.code, json.load(refusal)["error"]
            time.sleep(int(refusal.headers["Retry-After"]))


def expect(wanted, status, answer):
    if status != wanted:
        sys.exit(f"Status {status} instead of {wanted}: {answer}")
    return answer


wish = {"prompt": "A robot who is afraid of the dark", "page_count": 4000}
refusal = expect(400, *call("POST", "/plans", wish))
for problem in refusal["details"]["problems"]:
    print(f"{problem['pointer']} breaks {problem['rule']}: {problem['given']} given, the limit is {problem['limit']}")
print(f"So {refusal['details']['problems'][0]['limit']} pages, or fewer.")  # the shortest repair

plan = expect(201, *call("POST", "/plans", {**wish, "page_count": 4}))["plan"]

refusal = expect(404, *call("GET", "/plans/plan_of_somebody_else"))
print(f"{refusal['code']}: do not try again, the id is wrong.")

status, refusal = call("POST", "/jobs", {"plan_id": plan["plan_id"]})
code, details = refusal["code"], refusal["details"]
if code == "plan_state_invalid":
    print(f"{code}: the plan is {details['state']}, so a person has to approve it first.")
elif code == "insufficient_credits":
    print(f"{code}: {details['required']} needed, {details['available']} there.")
elif code == "quota_exceeded":
    print(f"{code}: no more {details['quota']} before {details.get('resets_at')}.")
else:
    sys.exit(f"Unexpected: {refusal}")
