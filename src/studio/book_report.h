// The report that every finished book carries: lints of the craft, who or what made each part.
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "press/picture_book.h"

namespace talewright::studio {

/// {"notes": [{page, rule, limit, given, fix}], "reading": {...}, "made_by": {...}, "fonts": [...]}.
boost::json::object book_report(const story::PlanDocument& plan, const press::BookArt& art,
                                std::string_view text_engine, std::string_view image_engine);

}  // namespace talewright::studio
