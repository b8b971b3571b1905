// The audit log: who did what, by which key, with what outcome. Never what was said.
#pragma once

#include <string_view>

#include "store/records.h"
#include "studio/numbered_pages.h"

namespace talewright::studio {

class Studio;

/// Writes rows down, counting those that made or changed something for their accounts' usage.
void record_calls(Studio& studio, const std::vector<store::AuditRecord>& rows);

/// Newest first; `account` empty = everybody's. Throws validation_failed (cursor).
NumberedPage<store::AuditRecord> list_audit(Studio& studio, std::string_view account,
                                            std::string_view cursor, int limit);

/// The outcome of what was done; refusals bear their code.
inline constexpr std::string_view kDone = "ok";

}  // namespace talewright::studio
