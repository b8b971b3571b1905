// How a picture book is made: its steps, and what each step does.
//
//   picture 0 (cover), picture 1..n        scene spec -> display list
//   bind                                   plan + all pictures -> PDF; needs all pictures
//   page 0 .. n+2                          plan + picture -> page PNG and its lints; needs its picture
//
// Every result is a blob; when all steps are done the book and its files become rows in the same
// transaction that makes the job READY.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "press/page_layout.h"
#include "story/plan_document.h"

namespace talewright::studio {

class Studio;

std::vector<store::StepRecord> picture_book_steps(const std::string& job_id,
                                                  const story::PlanDocument& plan);

/// What a job that is under way is at, as its message tells: "planning" until it begins, then
/// "illustrating", "layout" or "binding". A message that tells something else (what it waits for)
/// counts as "illustrating".
std::string_view phase_of(std::string_view message);

/// The ordinal of the step that draws the picture of a page.
std::int64_t picture_ordinal(const story::PlanDocument& plan, const press::BookPage& page);

/// The studio must outlive the job kind.
pipeline::JobKind picture_book_job(Studio& studio);

}  // namespace talewright::studio
