// How a picture book is made: its steps, and what each step does.
//
//   picture 0 (cover), picture 1..n        scene spec -> display list
//   bind                                   plan + all pictures -> PDF and report; needs all pictures
//   page 0 .. n+2                          plan + picture -> page PNG; needs its picture
//
// Every result is a blob; when all steps are done the book and its files become rows in the same
// transaction that makes the job READY.
#pragma once

#include <string>
#include <vector>

#include "pipeline/pipeline.h"
#include "story/plan_document.h"

namespace talewright::studio {

class Studio;

std::vector<store::StepRecord> picture_book_steps(const std::string& job_id,
                                                  const story::PlanDocument& plan);

/// The studio must outlive the job kind.
pipeline::JobKind picture_book_job(Studio& studio);

}  // namespace talewright::studio
