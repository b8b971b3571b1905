// The report that every finished book carries: lints of the craft, who or what made each part.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string_view>

#include "press/page_layout.h"

namespace talewright::studio {

/// What the layout of one page breaks of the craft: [{page, rule, limit, given, fix}].
boost::json::array page_lints(const story::PlanDocument& plan, const press::PageLayout& layout);

/// {"notes": the pages' lints and those of the reading level, "story": {...}, "made_by": {...},
/// "fonts": [...], "props": {...}}.
boost::json::object book_report(const story::PlanDocument& plan, boost::json::array notes,
                                std::string_view text_engine, std::string_view image_engine);

}  // namespace talewright::studio
