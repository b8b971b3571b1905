-- Accounts and their keys, the ledger in double entry, what happened (for streams and webhooks),
-- webhooks and their deliveries, calls that are made once, and who did what.

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  plan TEXT NOT NULL CHECK (plan <> ''),           -- of resources/prices.json
  state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
  cycle_started_ms INTEGER NOT NULL,               -- of the monthly credits
  cycle_ends_ms INTEGER NOT NULL,                  -- 0 = the first cycle has not begun
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_newest ON accounts (created_ms, id);
INSERT INTO accounts VALUES ('local', 'This machine', 'unlimited', 'active', 0, 0, 0, 0);

-- hash is the SHA-256 of the whole key, which is never kept.
CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 8),
  account TEXT NOT NULL REFERENCES accounts (id),
  label TEXT NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  addresses TEXT NOT NULL CHECK (json_valid(addresses)),  -- allowed ones, CIDR; [] = any
  created_ms INTEGER NOT NULL,
  expires_ms INTEGER,
  revoked_ms INTEGER,
  last_used_ms INTEGER,
  last_address TEXT NOT NULL DEFAULT '',
  replaced_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX api_keys_newest ON api_keys (account, created_ms, id);

-- What was counted in a month ("2026-11"), such as pings.
CREATE TABLE usage_counts (
  account TEXT NOT NULL REFERENCES accounts (id),
  month TEXT NOT NULL,
  what TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (account, month, what)
) STRICT, WITHOUT ROWID;

-- The ledger. A transaction is a set of entries that add up to 0; entries move balances, and a
-- balance that is somebody's credit cannot fall below 0. "issued" is where credits come from,
-- "earned" where they go; "unlimited" is the pocket of accounts that are metered and never refused.
CREATE TABLE transactions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'reset', 'reserve', 'settle', 'release', 'refund',
                                     'charge')),
  job_id TEXT REFERENCES jobs (id),
  step INTEGER NOT NULL DEFAULT -1,
  amount INTEGER NOT NULL,                 -- change of what can be spent; of "settle": what was spent
  balance_after INTEGER,                   -- what can be spent then; NULL = unlimited
  note TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  CHECK ((kind IN ('reserve', 'settle', 'release', 'refund')) = (job_id IS NOT NULL)),
  CHECK ((kind = 'settle') = (step >= 0)),
  UNIQUE (job_id, kind, step)              -- nothing twice
) STRICT;
CREATE INDEX transactions_of_account ON transactions (account, id);

CREATE TABLE entries (
  transaction_id INTEGER NOT NULL REFERENCES transactions (id),
  bucket TEXT NOT NULL CHECK (bucket IN ('monthly', 'perpetual', 'unlimited', 'held_monthly',
                                         'held_perpetual', 'held_unlimited', 'issued', 'earned')),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (transaction_id, bucket)
) STRICT, WITHOUT ROWID;

CREATE TABLE balances (
  account TEXT NOT NULL REFERENCES accounts (id),
  bucket TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (account, bucket),
  CHECK (amount >= 0 OR bucket IN ('issued', 'unlimited'))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER entries_move_balances AFTER INSERT ON entries
BEGIN
  INSERT OR IGNORE INTO balances SELECT account, NEW.bucket, 0 FROM transactions
    WHERE id = NEW.transaction_id;
  UPDATE balances SET amount = amount + NEW.amount WHERE bucket = NEW.bucket
    AND account = (SELECT account FROM transactions WHERE id = NEW.transaction_id);
END;
CREATE TRIGGER transactions_are_never_changed BEFORE UPDATE ON transactions
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER transactions_are_never_removed BEFORE DELETE ON transactions
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entries_are_never_removed BEFORE DELETE ON entries
BEGIN SELECT RAISE (ABORT, 'the ledger is append-only'); END;

-- The old ledger, whose only account was unlimited, in the new form.
INSERT INTO transactions (id, account, kind, job_id, step, amount, balance_after, note, at_ms)
  SELECT id, account, kind, job_id, step, iif(kind = 'reserve', -amount, amount), NULL, '', at_ms
  FROM ledger ORDER BY id;
INSERT INTO entries SELECT id, 'unlimited', iif(kind = 'reserve', -amount, amount) FROM ledger
  WHERE kind <> 'settle' ORDER BY id;
INSERT INTO entries SELECT id, 'held_unlimited', iif(kind = 'reserve', amount, -amount) FROM ledger
  ORDER BY id;
INSERT INTO entries SELECT id, 'earned', amount FROM ledger WHERE kind = 'settle' ORDER BY id;
DROP TABLE ledger;

-- What happened, written with what made it happen, in the same transaction. Streams and webhooks
-- read on from any id.
CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  account TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX events_of_subject ON events (subject, id);
CREATE TRIGGER jobs_begin AFTER INSERT ON jobs
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account, 'job.queued', NEW.id,
    json_object('job_id', NEW.id, 'plan_id', NEW.plan_id, 'state', NEW.state, 'percent', 0,
                'message', NEW.message), NEW.created_ms);
END;
CREATE TRIGGER jobs_move_on AFTER UPDATE OF steps_done, message, state ON jobs
WHEN NEW.state IN ('QUEUED', 'RUNNING')
  AND (OLD.steps_done <> NEW.steps_done OR OLD.message <> NEW.message OR OLD.state <> NEW.state)
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account, 'job.progress',
    NEW.id, json_object('job_id', NEW.id, 'plan_id', NEW.plan_id, 'state', NEW.state, 'percent',
                        iif(NEW.steps_total = 0, 0, 100 * NEW.steps_done / NEW.steps_total),
                        'message', NEW.message), NEW.updated_ms);
END;
CREATE TRIGGER jobs_end AFTER UPDATE OF state ON jobs
WHEN OLD.state <> NEW.state AND NEW.state NOT IN ('QUEUED', 'RUNNING')
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account,
    'job.' || lower(NEW.state), NEW.id,
    json_object('job_id', NEW.id, 'plan_id', NEW.plan_id, 'state', NEW.state, 'percent',
                iif(NEW.steps_total = 0, 100, 100 * NEW.steps_done / NEW.steps_total),
                'message', NEW.message, 'book_id', nullif(NEW.book_id, ''),
                'error', json(nullif(NEW.error, ''))), NEW.updated_ms);
END;
CREATE TRIGGER plans_begin AFTER INSERT ON plans WHEN NEW.state = 'REQUIRES_APPROVAL'
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account,
    'plan.requires_approval', NEW.id,
    json_object('plan_id', NEW.id, 'state', NEW.state, 'version', NEW.version, 'title', NEW.title,
                'credits', NEW.quoted), NEW.created_ms);
END;
CREATE TRIGGER plans_move_on AFTER UPDATE OF state, version ON plans
WHEN OLD.state <> NEW.state OR OLD.version <> NEW.version
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account,
    'plan.' || lower(NEW.state), NEW.id,
    json_object('plan_id', NEW.id, 'state', NEW.state, 'version', NEW.version, 'title', NEW.title,
                'credits', NEW.quoted), NEW.updated_ms);
END;
CREATE TRIGGER scenes_begin AFTER INSERT ON scenes
BEGIN
  INSERT INTO events (account, type, subject, data, at_ms) VALUES (NEW.account, 'scene.ready',
    NEW.id, json_object('scene_id', NEW.id, 'style', NEW.style), NEW.created_ms);
END;

-- secret is sealed with the folder's own.
CREATE TABLE webhooks (
  id TEXT NOT NULL PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  url TEXT NOT NULL,
  label TEXT NOT NULL,
  events TEXT NOT NULL CHECK (json_valid(events)),  -- types; [] = all
  secret TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'paused')),
  created_ms INTEGER NOT NULL,
  updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX webhooks_newest ON webhooks (account, created_ms, id);

CREATE TABLE deliveries (
  id TEXT NOT NULL PRIMARY KEY,                     -- the webhook-id header: the same in each attempt
  webhook_id TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  event_id INTEGER NOT NULL,                        -- 0 = a test
  type TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
  attempts TEXT NOT NULL CHECK (json_valid(attempts)),  -- [{at_ms, status, ms, error}]
  next_ms INTEGER NOT NULL,                         -- when to try (again) while PENDING
  created_ms INTEGER NOT NULL,
  finished_ms INTEGER,
  CHECK ((finished_ms IS NULL) = (state = 'PENDING'))
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_newest ON deliveries (webhook_id, created_ms, id);
CREATE INDEX deliveries_due ON deliveries (next_ms) WHERE state = 'PENDING';
CREATE INDEX deliveries_finished ON deliveries (finished_ms) WHERE finished_ms IS NOT NULL;

-- Up to which event deliveries have been made; one row.
CREATE TABLE delivered_events (up_to INTEGER NOT NULL) STRICT;
INSERT INTO delivered_events VALUES (0);

CREATE TABLE kept_calls (
  account TEXT NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  operation TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  reply TEXT NOT NULL CHECK (json_valid(reply)),
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (account, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_calls_oldest ON kept_calls (at_ms);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at_ms INTEGER NOT NULL,
  account TEXT NOT NULL,
  key_id TEXT NOT NULL,
  address TEXT NOT NULL,
  face TEXT NOT NULL,
  request_id TEXT NOT NULL,
  operation TEXT NOT NULL,
  outcome TEXT NOT NULL,  -- "ok" or the code of the refusal
  subject TEXT NOT NULL   -- id of what it was done to; may be empty
) STRICT;
CREATE INDEX audit_of_account ON audit (account, id);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
BEGIN SELECT RAISE (ABORT, 'the audit log is append-only'); END;

-- What agents are told of how to work; the newest row holds. Without rows, the built-in text does.
CREATE TABLE guidance (
  version INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL,   -- empty = the built-in text again
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT;
