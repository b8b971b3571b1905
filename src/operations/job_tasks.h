// Jobs as the tasks that a face shows, and what is published while they go on.
#pragma once

#include "contract/events.h"
#include "contract/tasks.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

/// A task's id is its job's.
class JobTasks : public contract::Tasks {
 public:
  /// The studio must outlive it.
  explicit JobTasks(studio::Studio& studio) : studio_(studio) {}
  std::optional<contract::Task> find(const contract::Context& context,
                                     std::string_view id) override;
  bool cancel(const contract::Context& context, std::string_view id) override;
  bool answer(const contract::Context& context, std::string_view id,
              const std::map<std::string, boost::json::object>& answers) override;

 private:
  studio::Studio& studio_;
};

/// Tells those who follow the job as a task or as a resource; and, once it is READY, those who
/// follow the list of resources, in which its book then stands.
void publish_change(contract::Events& events, studio::Studio& studio, const std::string& job_id);

}  // namespace talewright::operations
