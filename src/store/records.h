// The rows that Talewright keeps, as values. Times are milliseconds since 1970 (UTC); JSON columns
// are text that the layer above reads and writes; ids are given by the caller (base/ids.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace talewright::store {

struct CharacterRecord {
  std::string id, account, name;
  std::string state = "draft";  ///< "draft" or "locked"
  std::int64_t revision = 1;    ///< rises when a locked character is unlocked
  std::string descriptor;       ///< JSON
  std::string sheet_blob;       ///< SHA-256 of the sheet's PNG; empty = not drawn
  std::int64_t created_ms = 0, updated_ms = 0;
  std::string panels = "[]";  ///< JSON: where the sheet's panels lie
};

/// A character as it was locked: what books made from it keep showing.
struct RevisionRecord {
  std::string character_id;
  std::int64_t revision = 0;
  std::string name, descriptor, sheet_blob;
  std::int64_t locked_ms = 0;
  std::string panels = "[]";
};

/// A picture of a character in one of its revisions.
struct ReferenceRecord {
  std::string character_id;
  std::int64_t revision = 1;
  std::string label;  ///< "front", "expression.happy"; kPhotoLabel for the one a person gave
  std::string style;  ///< it was painted in; empty for a photo
  std::string media_type;
  std::int64_t width = 0, height = 0;  ///< pixels
  std::string blob;
  std::int64_t ordinal = 0;  ///< their order among those of the revision
  std::int64_t created_ms = 0;
};
inline constexpr const char* kPhotoLabel = "photo";

/// One picture that was asked for, with all that it was drawn from.
struct SceneRecord {
  std::string id, account, style;
  std::int64_t width = 0, height = 0;  ///< pixels
  std::string image_blob;              ///< SHA-256 of the PNG
  std::string document;                ///< JSON: spec, cast, notes ... (studio/scenes.h)
  std::int64_t created_ms = 0;
};

/// Whom a scene shows.
struct SceneCharacter {
  std::string character_id;
  std::int64_t revision = 1;
};

/// DRAFTING, REQUIRES_APPROVAL, APPROVED, REJECTED, SUPERSEDED, FAILED.
struct PlanRecord {
  std::string id, account;
  std::string state = "REQUIRES_APPROVAL";
  std::int64_t version = 1;  ///< rises with every revision
  std::string title;
  std::string document;     ///< JSON: story/plan_document.h
  std::int64_t quoted = 0;  ///< credits
  std::string reason;       ///< why rejected or failed
  std::int64_t created_ms = 0, updated_ms = 0;
  std::optional<std::int64_t> decided_ms;  ///< exactly when APPROVED or REJECTED
};

/// QUEUED, RUNNING, READY, PARTIAL, FAILED, CANCELED. Final states: the last four.
struct JobRecord {
  std::string id, account, plan_id, kind;
  std::string state = "QUEUED";
  std::string parameters;  ///< JSON, for the job's kind
  std::int64_t steps_done = 0, steps_total = 0;
  std::string message;  ///< a human sentence on where it stands
  std::string error;    ///< JSON {code, message, details} when FAILED
  bool cancel_requested = false;
  std::string book_id;  ///< what came of it, once READY
  std::int64_t quoted = 0, reserved = 0, settled = 0, released = 0;  ///< credits
  std::int64_t created_ms = 0, updated_ms = 0;
  std::optional<std::int64_t> started_ms, finished_ms;
};

/// PENDING, RUNNING, DONE, FAILED, CANCELED.
struct StepRecord {
  std::string job_id;
  std::int64_t ordinal = 0;         ///< 0, 1, ... within the job
  std::string kind, name;           ///< "picture", "7"
  std::string message;              ///< "Drawing page 4 of 12"
  std::vector<std::int64_t> needs;  ///< ordinals that must be DONE first
  std::string state = "PENDING";
  std::int64_t attempts = 0;
  std::int64_t price = 0;  ///< credits settled when DONE
  std::string blob;        ///< SHA-256 of the result; may be empty
  std::string result;      ///< JSON facts about the result
  std::string lease_owner;
  std::int64_t lease_until_ms = 0;
  std::optional<std::int64_t> finished_ms;
};

struct BookRecord {
  std::string id, account, job_id, plan_id, title, format;
  std::string document;  ///< JSON: the plan document as it was made
  std::string report;    ///< JSON: lints, hashes, provenance
  std::int64_t created_ms = 0;
};

struct BookFileRecord {
  std::string book_id, path;  ///< "book.pdf", "pages/page-01.png"
  std::string title, media_type, blob;
  std::int64_t bytes = 0, width = 0, height = 0;  ///< pixels; 0 when not a picture
  std::int64_t ordinal = 0;
};

/// Who owns things. `plan` is one of resources/prices.json.
struct AccountRecord {
  std::string id, name, plan;
  std::string state = "active";                          ///< "active" or "disabled"
  std::int64_t cycle_started_ms = 0, cycle_ends_ms = 0;  ///< of the monthly credits; 0 = not begun
  std::int64_t created_ms = 0, updated_ms = 0;
};

struct KeyRecord {
  std::string id;  ///< 8 hex digits, part of the key itself
  std::string account, label;
  std::string hash;              ///< SHA-256 of the whole key
  std::string scopes = "[]";     ///< JSON
  std::string addresses = "[]";  ///< JSON: CIDR blocks it may be used from; none = anywhere
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> expires_ms, revoked_ms, last_used_ms;
  std::string last_address;
  std::string replaced_by;  ///< id of the key that took over; empty = none
};

/// A transaction of the ledger. Kinds: "grant", "reset", "reserve", "settle", "release", "refund",
/// "charge".
struct TransactionRecord {
  std::int64_t id = 0;
  std::string account, kind;
  std::string job_id;      ///< of reserve, settle, release, refund
  std::int64_t step = -1;  ///< ordinal for "settle", else -1
  /// Change of what can be spent; of "settle" what was spent of the reserved.
  std::int64_t amount = 0;
  std::optional<std::int64_t> balance_after;  ///< what can be spent then; nothing = unlimited
  std::string note;                           ///< "picture", "welcome"
  std::int64_t at_ms = 0;
};

/// What an account has. `unlimited` ones are metered and never refused.
struct BalanceRecord {
  bool unlimited = false;
  std::int64_t monthly = 0, perpetual = 0;  ///< can be spent
  std::int64_t held = 0;                    ///< reserved by jobs that run
  std::int64_t spent = 0;                   ///< ever
};

/// Something that happened, as streams and webhooks tell it.
struct EventRecord {
  std::int64_t id = 0;
  std::string account, type, subject;
  std::string data;  ///< JSON
  std::int64_t at_ms = 0;
};

struct WebhookRecord {
  std::string id, account, url, label;
  std::string events = "[]";     ///< JSON: types; none = all
  std::string secret;            ///< sealed
  std::string state = "active";  ///< or "paused"
  std::int64_t created_ms = 0, updated_ms = 0;
};

/// One event on its way to one webhook. PENDING, DELIVERED, FAILED.
struct DeliveryRecord {
  std::string id, webhook_id;
  std::int64_t event_id = 0;  ///< 0 = a test
  std::string type, body;     ///< body: JSON, as it is sent each time
  std::string state = "PENDING";
  std::string attempts = "[]";  ///< JSON: [{at_ms, status, ms, error}]
  std::int64_t next_ms = 0;     ///< when to try (again)
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> finished_ms;
};

/// What came of a call that a client named with a key.
struct KeptCallRecord {
  std::string account, key, operation, fingerprint;
  std::string reply;  ///< JSON
  std::int64_t at_ms = 0;
};

struct AuditRecord {
  std::int64_t id = 0;
  std::int64_t at_ms = 0;
  std::string account, key_id, address, face, request_id, operation;
  std::string outcome;  ///< "ok" or the code of the refusal
  std::string subject;  ///< id of what it was done to; may be empty
};

struct GuidanceRecord {
  std::int64_t version = 0;
  std::string text;  ///< empty = the built-in text again
  std::string note, author;
  std::int64_t at_ms = 0;
};

/// How many rows there are of a kind: {"jobs", "RUNNING", 3}, {"books", "", 12}.
struct CountRecord {
  std::string what;
  std::string state;  ///< empty where there are none
  std::int64_t count = 0;
};

/// A page of a list, newest first. `cursor` opaque; empty = start, and empty in the answer = end.
template <class T>
struct Listing {
  std::vector<T> rows;
  std::string next;
};

}  // namespace talewright::store
