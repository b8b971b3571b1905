#!/usr/bin/env bash
# Makes a character, draws it, draws it again in another light, saves the pictures. Needs curl and jq.
set -euo pipefail
site="${TALEWRIGHT_URL:-http://127.0.0.1:8787}"
key=(); [[ -z "${TALEWRIGHT_KEY:-}" ]] || key=(-H "Authorization: Bearer $TALEWRIGHT_KEY")
post() { # PATH BODY
  curl -sS --fail-with-body "${key[@]}" -H "Content-Type: application/json" \
    -H "Idempotency-Key: $(openssl rand -hex 16)" -d "$2" "$site/api/v1$1"
}
save() { # SCENE FILE
  curl -sS --fail-with-body "${key[@]}" -o "$2" "$site/files/scenes/$1/image.png"
  echo "Saved $2"
}

character=$(post /characters '{"name": "Pip", "description": "A small brave raccoon with a red scarf"}')
id=$(jq -r .character_id <<<"$character")
jq -r '"\(.name) is a \(.descriptor.species)."' <<<"$character"
post "/characters/$id/lock" '{}' >/dev/null

scene=$(post /scenes "$(jq -n --arg id "$id" \
  '{prompt: "Pip waves from a treehouse in the morning", character_ids: [$id], width: 512}')")
jq -r '.notes[]' <<<"$scene" # what was drawn otherwise than said
save "$(jq -r .scene_id <<<"$scene")" scene.png

variants=$(post "/scenes/$(jq -r .image_id <<<"$scene")/vary" '{"vary": "lighting", "count": 2}')
for variant in $(jq -r '.variants[].scene_id' <<<"$variants"); do
  save "$variant" "$variant.png"
done
