// A few threads for the work of requests. They start when there is work for them, so that a
// program that only answers quick methods never has any.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

namespace talewright::faces {

class Workers {
 public:
  explicit Workers(std::size_t most_threads);
  /// Runs what is queued, then joins.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// From any thread. The work must throw nothing.
  void run(std::function<void()> work);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace talewright::faces
