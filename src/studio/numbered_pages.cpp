#include "studio/numbered_pages.h"

#include "generated/failures.h"
#include "store/cursor.h"

namespace talewright::studio {

std::int64_t begin_below(std::string_view list, std::string_view cursor) {
  if (cursor.empty()) return 0;
  const store::Position position = store::position_of(cursor);
  if (position.id == list && position.created_ms > 0) return position.created_ms;
  throw validation_failed("The cursor is not one that this list has given.",
                          {{"field", "cursor"}, {"given", cursor.substr(0, 200)}});
}

std::string cursor_below(std::string_view list, std::int64_t id) {
  return store::cursor_of({id, std::string(list)});
}

}  // namespace talewright::studio
