// Small pictures of a plan that waits for a person's yes: what each page will show and who plays in
// it. Drawn by the built-in illustrator whenever they are asked for, kept nowhere and charged to
// nobody; the same plan gives the same bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "story/plan_document.h"

namespace talewright::studio {

/// The picture of a page as PNG: 1 is the first story page, 0 the cover. Nothing when the plan has
/// no such page.
std::optional<std::string> page_preview_png(const story::PlanDocument& plan, std::int64_t page);

/// Head and shoulders of a cast member as a square PNG. Nothing when nobody has this key.
std::optional<std::string> portrait_png(const story::PlanDocument& plan, std::string_view cast_key);

}  // namespace talewright::studio
