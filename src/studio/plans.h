// Plans: what will be made, shown to a person before anything is drawn or charged. A plan waits in
// REQUIRES_APPROVAL, may be revised there as often as one likes, and ends APPROVED or REJECTED.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/object.hpp>

#include "engines/engines.h"
#include "store/records.h"

namespace talewright::studio {

class Studio;

struct Plan {
  store::PlanRecord row;
  story::PlanDocument document;
};

/// Drafts a plan. `request.cast` is filled from `character_ids`, which must be locked characters;
/// `scenes[i]` holds the scene members that came with given page i (empty = none). Throws
/// validation_failed (blank prompt, unknown style), character_not_found, character_state_invalid,
/// quota_exceeded (more story pages than the account's plan allows).
Plan plan_story(Studio& studio, std::string_view account, engines::StoryRequest request,
                const std::vector<std::string>& character_ids,
                const std::vector<boost::json::object>& scenes, std::stop_token stop);

/// The same, and nobody keeps it yet: who asked for it says what becomes of it.
Plan draft_plan(Studio& studio, std::string_view account, engines::StoryRequest request,
                const std::vector<std::string>& character_ids,
                const std::vector<boost::json::object>& scenes, std::stop_token stop);

/// Throws plan_not_found.
Plan get_plan(Studio& studio, std::string_view account, std::string_view id);

struct PageChange {
  std::int64_t page = 1;  ///< 1 = first story page; last + 1 adds one
  std::optional<std::string> text;
  boost::json::object scene;  ///< members to replace; empty = none
};

struct PlanChange {
  std::optional<std::int64_t> version;  ///< only if the plan still has it
  std::optional<std::string> title, subtitle, author, series, style;
  std::vector<PageChange> pages;
};

/// Changes a plan that waits for approval; its version rises. Throws plan_state_invalid,
/// quota_exceeded (a page more than the account's plan allows), validation_failed (a page that does
/// not exist, an unknown cast key or style); then nothing changes.
Plan revise_plan(Studio& studio, std::string_view account, std::string_view id,
                 const PlanChange& change);

/// `version` set = only if the plan still has it. Throws approval_required unless a person agreed,
/// plan_state_invalid unless it waits.
Plan approve_plan(Studio& studio, std::string_view account, std::string_view id,
                  bool person_agreed, std::optional<std::int64_t> version);

Plan reject_plan(Studio& studio, std::string_view account, std::string_view id,
                 std::string_view reason);

}  // namespace talewright::studio
