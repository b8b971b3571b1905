#include "studio/audit.h"

#include "studio/quotas.h"
#include "studio/studio.h"

namespace talewright::studio {

void record_calls(Studio& studio, const std::vector<store::AuditRecord>& rows) {
  studio.store().in_transaction([&] {
    for (const store::AuditRecord& row : rows) {
      studio.store().insert_audit(row);
      if (row.outcome == kDone) count_change(studio, row.account);
    }
  });
}

NumberedPage<store::AuditRecord> list_audit(Studio& studio, std::string_view account,
                                            std::string_view cursor, int limit) {
  return numbered_page<store::AuditRecord>(
      "audit", cursor, limit, [&](std::int64_t before, int most) {
        return studio.store().list_audit(account, before, most);
      });
}

}  // namespace talewright::studio
