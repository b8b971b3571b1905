// A studio in a folder that is gone after the test.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <boost/json/serialize.hpp>
#include <filesystem>
#include <memory>

#include "base/clock.h"
#include "base/failure.h"
#include "base/ids.h"
#include "studio/studio.h"

namespace talewright::test {

class StudioTest : public ::testing::Test {
 protected:
  explicit StudioTest(Clock clock = system_clock())
      : studio({.folder = folder.string(), .clock = std::move(clock), .workers = 2}) {}
  struct Folder : std::filesystem::path {
    Folder() : path(std::filesystem::temp_directory_path() / new_id("studio")) {}
    ~Folder() { std::filesystem::remove_all(*this); }
  };
  Folder folder;
  studio::Studio studio;
  static constexpr std::string_view kAccount = "local";
};

/// The same at a time that the test turns.
class TimedStudioTest : public StudioTest {
 protected:
  TimedStudioTest() : TimedStudioTest(std::make_shared<std::atomic<std::int64_t>>(at(kStart))) {}
  static std::int64_t at(std::string_view time) { return from_timestamp(time).value(); }
  void turn_to(std::string_view time) { *time_ = at(time); }
  void wait(std::int64_t ms) { *time_ += ms; }
  static constexpr std::string_view kStart = "2026-11-10T12:00:00Z";

 private:
  explicit TimedStudioTest(std::shared_ptr<std::atomic<std::int64_t>> time)
      : StudioTest([time] { return time->load(); }), time_(std::move(time)) {}
  std::shared_ptr<std::atomic<std::int64_t>> time_;
};

/// The code of the Failure that `work` throws; empty when it throws none.
template <class Work>
std::string refusal(Work&& work) {
  try {
    work();
    return "";
  } catch (const Failure& f) {
    return f.code();
  }
}

/// One member of that Failure's details, as JSON; empty when there is none.
template <class Work>
std::string detail(std::string_view name, Work&& work) {
  try {
    work();
    return "";
  } catch (const Failure& f) {
    const auto* value = f.details().if_contains(name);
    return value ? boost::json::serialize(*value) : "";
  }
}

}  // namespace talewright::test
