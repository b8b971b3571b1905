// Jobs: the making of an approved plan.
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "store/records.h"

namespace talewright::studio {

class Studio;

/// Starts the job of an APPROVED plan, or gives the one that is under way or READY already. Throws
/// plan_not_found, plan_state_invalid, quota_exceeded, insufficient_credits.
store::JobRecord generate_book(Studio& studio, std::string_view account, std::string_view plan_id);

/// Throws job_not_found.
store::JobRecord get_job(Studio& studio, std::string_view account, std::string_view id);

/// Waits until the job is final, the time is over or `stop` is requested; tells every change.
store::JobRecord wait_for_job(Studio& studio, const store::JobRecord& job,
                              std::chrono::milliseconds at_most, std::stop_token stop,
                              const std::function<void(const store::JobRecord&)>& changed);

/// Throws job_state_invalid when it had ended already.
store::JobRecord cancel_job(Studio& studio, std::string_view account, std::string_view id);

}  // namespace talewright::studio
