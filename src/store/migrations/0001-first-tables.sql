-- The first tables. Times are milliseconds since 1970 (UTC); JSON is text. The CHECKs say what the
-- rules in store.h say, so that a fault in the program cannot write what the rules forbid.

CREATE TABLE characters (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'locked')),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  descriptor TEXT NOT NULL CHECK (json_valid(descriptor)),
  sheet_blob TEXT NOT NULL CHECK (sheet_blob = '' OR length(sheet_blob) = 64),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX characters_newest ON characters (account, created_ms, id);

-- No foreign key to characters: a book keeps showing a character that was deleted since.
CREATE TABLE revisions (
  character_id TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  descriptor TEXT NOT NULL CHECK (json_valid(descriptor)),
  sheet_blob TEXT NOT NULL CHECK (sheet_blob = '' OR length(sheet_blob) = 64),
  locked_ms INTEGER NOT NULL,
  PRIMARY KEY (character_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE plans (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('DRAFTING', 'REQUIRES_APPROVAL', 'APPROVED', 'REJECTED',
                                       'SUPERSEDED', 'FAILED')),
  version INTEGER NOT NULL CHECK (version >= 1),
  title TEXT NOT NULL,
  document TEXT NOT NULL CHECK (json_valid(document)
                                OR (document = '' AND state IN ('DRAFTING', 'FAILED'))),
  quoted INTEGER NOT NULL CHECK (quoted >= 0),
  reason TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  decided_ms INTEGER,
  CHECK ((decided_ms IS NOT NULL) = (state IN ('APPROVED', 'REJECTED')))
) STRICT, WITHOUT ROWID;

-- reserved is set once, by the job's beginning; settled grows with every step; released closes the
-- account, so that a final job always has settled + released = reserved.
CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  plan_id TEXT REFERENCES plans (id),
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'READY', 'PARTIAL', 'FAILED',
                                       'CANCELED')),
  parameters TEXT NOT NULL CHECK (parameters = '' OR json_valid(parameters)),
  steps_done INTEGER NOT NULL DEFAULT 0,
  steps_total INTEGER NOT NULL,
  message TEXT NOT NULL,
  error TEXT NOT NULL DEFAULT '' CHECK (error = '' OR json_valid(error)),
  cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
  book_id TEXT NOT NULL DEFAULT '',
  quoted INTEGER NOT NULL CHECK (quoted >= 0),
  reserved INTEGER NOT NULL,
  settled INTEGER NOT NULL DEFAULT 0,
  released INTEGER NOT NULL DEFAULT 0,
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL,
  started_ms INTEGER,
  finished_ms INTEGER,
  CHECK (steps_done BETWEEN 0 AND steps_total),
  CHECK (state <> 'READY' OR steps_done = steps_total),
  CHECK (state <> 'QUEUED' OR started_ms IS NULL),
  CHECK (state <> 'RUNNING' OR started_ms IS NOT NULL),
  CHECK ((error <> '') = (state = 'FAILED')),
  CHECK (book_id = '' OR state IN ('READY', 'PARTIAL')),
  CHECK ((finished_ms IS NOT NULL) = (state IN ('READY', 'PARTIAL', 'FAILED', 'CANCELED'))),
  CHECK (reserved = quoted AND settled >= 0 AND released >= 0),
  CHECK (settled + released <= reserved),
  CHECK ((settled + released = reserved AND state IN ('READY', 'PARTIAL', 'FAILED', 'CANCELED'))
         OR (released = 0 AND state IN ('QUEUED', 'RUNNING')))
) STRICT, WITHOUT ROWID;
CREATE INDEX jobs_newest ON jobs (account, created_ms, id);
CREATE INDEX jobs_of_plan ON jobs (plan_id) WHERE plan_id IS NOT NULL;
CREATE INDEX jobs_unfinished ON jobs (created_ms, id) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE steps (
  job_id TEXT NOT NULL REFERENCES jobs (id),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'DONE', 'FAILED', 'CANCELED')),
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  price INTEGER NOT NULL CHECK (price >= 0),
  blob TEXT NOT NULL DEFAULT '' CHECK (blob = '' OR (length(blob) = 64 AND state = 'DONE')),
  result TEXT NOT NULL DEFAULT '' CHECK (result = '' OR (json_valid(result) AND state = 'DONE')),
  lease_owner TEXT NOT NULL DEFAULT '',
  lease_until_ms INTEGER NOT NULL DEFAULT 0,
  finished_ms INTEGER,
  PRIMARY KEY (job_id, ordinal),
  CHECK ((lease_owner <> '') = (state = 'RUNNING')),
  CHECK ((finished_ms IS NULL) = (state IN ('PENDING', 'RUNNING')))
) STRICT, WITHOUT ROWID;
CREATE INDEX steps_running ON steps (job_id) WHERE state = 'RUNNING';

-- A step needs earlier steps only, so needs can form no circle.
CREATE TABLE step_needs (
  job_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  needs INTEGER NOT NULL CHECK (needs < ordinal),
  PRIMARY KEY (job_id, ordinal, needs),
  FOREIGN KEY (job_id, ordinal) REFERENCES steps (job_id, ordinal),
  FOREIGN KEY (job_id, needs) REFERENCES steps (job_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE books (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL,
  job_id TEXT REFERENCES jobs (id),
  plan_id TEXT REFERENCES plans (id),
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  document TEXT NOT NULL CHECK (document = '' OR json_valid(document)),
  report TEXT NOT NULL CHECK (report = '' OR json_valid(report)),
  created_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX books_newest ON books (account, created_ms, id);

CREATE TABLE book_files (
  book_id TEXT NOT NULL REFERENCES books (id),
  path TEXT NOT NULL CHECK (path <> ''),
  title TEXT NOT NULL,
  media_type TEXT NOT NULL,
  blob TEXT NOT NULL CHECK (length(blob) = 64),
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  width INTEGER NOT NULL CHECK (width >= 0),
  height INTEGER NOT NULL CHECK (height >= 0),
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (book_id, path)
) STRICT, WITHOUT ROWID;

-- Append-only, and nothing twice: one reserve and one release a job, one settle a step.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  job_id TEXT NOT NULL REFERENCES jobs (id),
  kind TEXT NOT NULL CHECK (kind IN ('reserve', 'settle', 'release')),
  step INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  at_ms INTEGER NOT NULL,
  CHECK ((kind = 'settle') = (step >= 0)),
  UNIQUE (job_id, kind, step)
) STRICT;
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
