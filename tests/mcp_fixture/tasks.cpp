#include "mcp_fixture/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/clock.h"
#include "base/ids.h"

namespace talewright::fixture {

using contract::Context;
using contract::Question;
using contract::Task;

namespace {

constexpr std::int64_t kKeepMs = 10 * 60 * 1000;
constexpr std::int64_t kPollMs = 200;
constexpr int kInternalError = -32603, kMissingCapability = -32021;

std::int64_t now_ms() {
  static const Clock clock = system_clock();
  return clock();
}

bool has_ended(const Task& task) {
  return task.status != Task::Status::Working && task.status != Task::Status::InputRequired;
}

}  // namespace

struct RunningTasks::Job {
  Task task;
  std::string account;
  Work work;
  Context context;                           // its answers grow from round to round
  std::map<std::string, std::string> asked;  // the task's key of a question -> the work's
  int rounds = 0;
  std::stop_source stop;
  std::jthread thread;  // runs the work; replaced for each round
};

RunningTasks::RunningTasks(contract::Events& events) : events_(events) {}

RunningTasks::~RunningTasks() {
  for (auto& [id, job] : jobs_) job->stop.request_stop();
  for (auto& [id, job] : jobs_)
    if (job->thread.joinable()) job->thread.join();
}

std::string RunningTasks::begin(const Context& caller, std::string operation, Work work) {
  const auto job = std::make_shared<Job>();
  job->account = caller.caller.account;
  job->work = std::move(work);
  job->context.request_id = caller.request_id;
  job->context.caller.account = caller.caller.account;
  job->context.abilities = caller.abilities;
  job->context.stop = job->stop.get_token();
  job->context.progress = [this, job = job.get()](const contract::Progress& progress) {
    tell(*job, progress.message);
  };
  Task& task = job->task;
  task.id = new_id("task_");
  task.operation = std::move(operation);
  task.created_ms = task.updated_ms = now_ms();
  task.keep_ms = kKeepMs;
  task.poll_ms = kPollMs;
  const std::string id = task.id;
  const Jobs expired = take_expired();
  const std::lock_guard lock(mutex_);
  jobs_.emplace(id, job);
  job->thread = std::jthread([this, job = job.get()] { run(*job); });
  return id;
}

std::optional<Task> RunningTasks::find(const Context& context, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto job = owned(context, id);
  return job ? std::optional(job->task) : std::nullopt;
}

bool RunningTasks::cancel(const Context& context, std::string_view id) {
  std::shared_ptr<Job> job;
  {
    const std::lock_guard lock(mutex_);
    job = owned(context, id);
    if (!job) return false;
    if (has_ended(job->task)) return true;
  }
  job->stop.request_stop();  // running work notices; see settle()
  std::unique_lock lock(mutex_);
  if (job->task.status != Task::Status::InputRequired) return true;
  job->task.status = Task::Status::Canceled;
  job->task.questions.clear();
  job->task.updated_ms = now_ms();
  lock.unlock();
  publish(*job);
  return true;
}

bool RunningTasks::answer(const Context& context, std::string_view id,
                          const std::map<std::string, boost::json::object>& answers) {
  std::shared_ptr<Job> job;
  std::jthread finished;  // joined without the lock
  {
    const std::lock_guard lock(mutex_);
    job = owned(context, id);
    if (!job) return false;
    if (job->task.status != Task::Status::InputRequired) return true;
    const std::size_t known = std::erase_if(job->task.questions, [&](const Question& question) {
      const auto given = answers.find(question.key);
      if (given == answers.end()) return false;
      job->context.answers[job->asked.at(question.key)] = given->second;
      return true;
    });
    if (known == 0) return true;
    job->task.updated_ms = now_ms();
    if (job->task.questions.empty()) {
      job->task.status = Task::Status::Working;
      finished = std::exchange(job->thread, std::jthread([this, job = job.get()] { run(*job); }));
    }
  }
  publish(*job);
  return true;
}

// On the job's thread.
void RunningTasks::run(Job& job) {
  Context context;
  {
    const std::lock_guard lock(mutex_);
    context = job.context;
  }
  try {
    settle(job, Task::Status::Completed, job.work(context));
  } catch (const contract::AnswersNeeded& needed) {
    ask(job, needed.questions);
  } catch (const contract::AbilityNeeded&) {
    settle(job, Task::Status::Failed,
           Task::Fault{kMissingCapability, "The client lacks a capability that the task needs."});
  } catch (const Failure& failure) {
    settle(job, Task::Status::Completed, failure);
  } catch (const Task::Fault& fault) {
    settle(job, Task::Status::Failed, fault);
  } catch (const std::exception& error) {
    settle(job, Task::Status::Failed, Task::Fault{kInternalError, error.what()});
  }
}

void RunningTasks::ask(Job& job, std::vector<Question> questions) {
  {
    const std::lock_guard lock(mutex_);
    job.task.updated_ms = now_ms();
    if (job.stop.stop_requested()) {
      job.task.status = Task::Status::Canceled;
    } else {
      ++job.rounds;
      for (Question& question : questions) {  // a key is used once in a task's life
        std::string key =
            job.rounds == 1 ? question.key : fmt::format("{}-{}", question.key, job.rounds);
        job.asked[key] = std::exchange(question.key, key);
      }
      job.task.status = Task::Status::InputRequired;
      job.task.questions = std::move(questions);
    }
  }
  publish(job);
}

void RunningTasks::settle(Job& job, Task::Status status, decltype(Task::outcome) outcome) {
  {
    const std::lock_guard lock(mutex_);
    const bool refused = !std::holds_alternative<contract::Reply>(outcome);
    if (job.stop.stop_requested() && refused) {
      status = Task::Status::Canceled;
      outcome = {};
    }
    job.task.status = status;
    job.task.outcome = std::move(outcome);
    job.task.updated_ms = now_ms();
  }
  publish(job);
}

void RunningTasks::tell(Job& job, std::string message) {
  {
    const std::lock_guard lock(mutex_);
    job.task.message = std::move(message);
    job.task.updated_ms = now_ms();
  }
  publish(job);
}

// Not with the lock: listeners may look at the task.
void RunningTasks::publish(const Job& job) {
  events_.publish({contract::Event::Kind::TaskChanged, job.task.id, job.account});
}

// With the lock.
std::shared_ptr<RunningTasks::Job> RunningTasks::owned(const Context& context,
                                                       std::string_view id) {
  const auto found = jobs_.find(id);
  if (found == jobs_.end() || found->second->account != context.caller.account) return nullptr;
  return found->second;
}

// Their threads are joined when the caller lets go of them, which must be without the lock.
RunningTasks::Jobs RunningTasks::take_expired() {
  Jobs expired;
  const std::lock_guard lock(mutex_);
  const std::int64_t now = now_ms();
  for (auto job = jobs_.begin(); job != jobs_.end();) {
    const auto next = std::next(job);
    const Task& task = job->second->task;
    if (has_ended(task) && now - task.created_ms > kKeepMs) expired.insert(jobs_.extract(job));
    job = next;
  }
  return expired;
}

}  // namespace talewright::fixture
