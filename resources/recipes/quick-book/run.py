"""Orders a book, waits for it, downloads it as book.zip."""
import json
import os
import sys
import time
import uuid
from urllib import error, request

URL = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787") + "/api/v1"
KEY = os.environ.get("TALEWRIGHT_KEY")


def send(method, path, body=None, **headers):
    if KEY:
        headers["Authorization"] = f"Bearer {KEY}"
    data = None
    if body is not None:
        data = json.dumps(body).encode()
        headers["Content-Type"] = "application/json"
    with request.urlopen(request.Request(URL + path, data, headers, method=method)) as answer:
        return answer.read()


try:
    order = json.loads(send("POST", "/books", {
        "prompt": "A brave little raccoon who learns to share with forest friends",
        "num_pages": 4,
    }, **{"Idempotency-Key": str(uuid.uuid4())}))
    print(f"Ordered: {order['title']}, {order['num_pages']} pages, {order['credits']['quoted']} credits")

    while True:
        status = json.loads(send("GET", f"/books/{order['job_id']}/status"))
        print(f"{status['pct']} %  {status['msg']}")
        if status["status"] == "error":
            sys.exit(json.dumps(status["error"]))
        if status["status"] == "done":
            break
        time.sleep(2)

    book = json.loads(send("GET", f"/books/{status['book_id']}"))
    print(f"{book['title']}: {len(book['files'])} files")
    with open("book.zip", "wb") as file:
        file.write(send("GET", f"/books/{book['book_id']}/download"))
    print("Saved book.zip")
except error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
