// A studio in a folder that is gone after the test.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "base/failure.h"
#include "base/ids.h"
#include "studio/studio.h"

namespace talewright::test {

class StudioTest : public ::testing::Test {
 protected:
  StudioTest() : studio({.folder = folder.string(), .workers = 2}) {}
  struct Folder : std::filesystem::path {
    Folder() : path(std::filesystem::temp_directory_path() / new_id("studio")) {}
    ~Folder() { std::filesystem::remove_all(*this); }
  };
  Folder folder;
  studio::Studio studio;
  static constexpr std::string_view kAccount = "local";
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

}  // namespace talewright::test
