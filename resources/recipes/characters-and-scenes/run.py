"""Makes a character, draws it, draws it again in another light, saves the pictures."""
import json
import os
import sys
import uuid
from urllib import error, request

SITE = os.environ.get("TALEWRIGHT_URL", "http://127.0.0.1:8787")
KEY = os.environ.get("TALEWRIGHT_KEY")
AUTH = {"Authorization": f"Bearer {KEY}"} if KEY else {}


def post(path, body):
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid.uuid4()), **AUTH}
    with request.urlopen(request.Request(f"{SITE}/api/v1{path}", json.dumps(body).encode(), headers)) as answer:
        return json.load(answer)


def save(scene_id, file):
    with request.urlopen(request.Request(f"{SITE}/files/scenes/{scene_id}/image.png", headers=AUTH)) as answer:
        with open(file, "wb") as out:
            out.write(answer.read())
    print("Saved", file)


try:
    character = post("/characters", {"name": "Pip", "description": "A small brave raccoon with a red scarf"})
    print(f"{character['name']} is a {character['descriptor']['species']}.")
    post(f"/characters/{character['character_id']}/lock", {})

    scene = post("/scenes", {
        "prompt": "Pip waves from a treehouse in the morning",
        "character_ids": [character["character_id"]],
        "width": 512,
    })
    for note in scene["notes"]:  # what was drawn otherwise than said
        print(note)
    save(scene["scene_id"], "scene.png")

    for variant in post(f"/scenes/{scene['image_id']}/vary", {"vary": "lighting", "count": 2})["variants"]:
        save(variant["scene_id"], f"{variant['scene_id']}.png")
except error.HTTPError as refusal:
    sys.exit(refusal.read().decode())
