// Tasks that run in threads of this process and are forgotten with it. A task's work is written
// like a handler: what it asks is put into the task, and it is run again once all is answered.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "contract/events.h"
#include "contract/tasks.h"

namespace talewright::fixture {

class RunningTasks : public contract::Tasks {
 public:
  /// May throw what a handler may, and contract::Task::Fault.
  using Work = std::function<contract::Reply(contract::Context&)>;

  explicit RunningTasks(contract::Events& events);
  /// Stops what runs and waits for it.
  ~RunningTasks() override;

  /// Begins the work and gives the task's id. The caller must know tasks.
  std::string begin(const contract::Context& caller, std::string operation, Work work);

  std::optional<contract::Task> find(const contract::Context& context,
                                     std::string_view id) override;
  bool cancel(const contract::Context& context, std::string_view id) override;
  bool answer(const contract::Context& context, std::string_view id,
              const std::map<std::string, boost::json::object>& answers) override;

 private:
  struct Job;
  using Jobs = std::map<std::string, std::shared_ptr<Job>, std::less<>>;

  void run(Job& job);
  void ask(Job& job, std::vector<contract::Question> questions);
  void settle(Job& job, contract::Task::Status status, decltype(contract::Task::outcome) outcome);
  void tell(Job& job, std::string message);
  void publish(const Job& job);
  std::shared_ptr<Job> owned(const contract::Context& context, std::string_view id);
  Jobs take_expired();

  contract::Events& events_;
  std::mutex mutex_;  // guards the map, and what of a job changes
  Jobs jobs_;
};

}  // namespace talewright::fixture
