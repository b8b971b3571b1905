// How records look in results: the members that outputSchemas promise, and the links that go with
// them. One place, so that every operation shows a thing in the same way.
#pragma once

#include <boost/json/object.hpp>

#include "contract/call.h"
#include "studio/books.h"
#include "studio/characters.h"
#include "studio/plans.h"
#include "studio/scenes.h"

namespace talewright::operations {

boost::json::object shape(const studio::Character& character);
boost::json::object shape(const studio::Scene& scene);
boost::json::array shape(const studio::Character& character,
                         const std::vector<store::ReferenceRecord>& references);
boost::json::object shape(const studio::Plan& plan, bool with_scenes);
boost::json::object shape(const store::JobRecord& job);
boost::json::object shape(const studio::Book& book);

contract::FileLink sheet_link(const studio::Character& character);
contract::FileLink image_link(const studio::Scene& scene);
std::vector<contract::FileLink> book_links(const studio::Book& book);

/// What every operation on one job returns.
contract::Reply job_reply(const store::JobRecord& job);

/// A short line on where a job stands: "Drawing page 4 of 12 (40 %)".
std::string progress_line(const store::JobRecord& job);

}  // namespace talewright::operations
