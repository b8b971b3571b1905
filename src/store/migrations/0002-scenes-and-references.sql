-- Scenes, and the reference pictures of characters.

-- Where the panels of a sheet lie: [{id, x, y, width, height}] in 0..1.
ALTER TABLE characters ADD COLUMN panels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(panels));
ALTER TABLE revisions ADD COLUMN panels TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(panels));

-- The document holds the spec, a snapshot of the cast and what else the picture was drawn from, so that
-- it can be drawn again whatever happens to its characters.
CREATE TABLE scenes (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  style TEXT NOT NULL CHECK (style <> ''),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  image_blob TEXT NOT NULL CHECK (length(image_blob) = 64),
  document TEXT NOT NULL CHECK (json_valid(document)),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX scenes_newest ON scenes (account, created_ms, id);

-- Whom a scene shows, in which revision. No foreign key to characters: a scene keeps showing one that
-- was deleted since.
CREATE TABLE scene_characters (
  scene_id TEXT NOT NULL REFERENCES scenes (id) ON DELETE CASCADE,
  character_id TEXT NOT NULL CHECK (character_id <> ''),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  PRIMARY KEY (scene_id, character_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scenes_of_character ON scene_characters (character_id, scene_id);

-- One picture for each label of a revision; "photo" is the one a person gave. They go with their
-- character.
CREATE TABLE reference_images (
  character_id TEXT NOT NULL REFERENCES characters (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  label TEXT NOT NULL CHECK (label <> ''),
  style TEXT NOT NULL,
  media_type TEXT NOT NULL CHECK (media_type LIKE 'image/%'),
  width INTEGER NOT NULL CHECK (width > 0),
  height INTEGER NOT NULL CHECK (height > 0),
  blob TEXT NOT NULL CHECK (length(blob) = 64),
  ordinal INTEGER NOT NULL,
  created_ms INTEGER NOT NULL,
  PRIMARY KEY (character_id, revision, label)
) STRICT, WITHOUT ROWID;
