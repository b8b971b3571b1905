// Small plans and pictures for the press's tests, and programs that look into a PDF.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

#include "drawing/display_list.h"
#include "press/picture_book.h"

namespace talewright::press {

inline drawing::Shape area(drawing::Path path, unsigned color, drawing::Role role,
                           bool form = true) {
  drawing::Shape s;
  s.path = std::move(path);
  s.fill = drawing::Fill::solid(drawing::rgb(color));
  s.role = role;
  s.outlined = s.volume = form;
  return s;
}

/// A sky, a hill, a round animal. Calm above, a face in the middle of the lower half.
inline drawing::DisplayList meadow(bool night = false, double face_top = 520) {
  using namespace drawing;
  DisplayList list;
  Shape sky = area(rectangle({0, 0, 1000, 1000}), 0, Role::Sky, false);
  sky.fill =
      Fill::linear({0, 0}, {0, 800},
                   {{0, rgb(night ? 0x141C46 : 0x8FD0EE)}, {1, rgb(night ? 0x3C4080 : 0xFBEBC8)}});
  list.root.add(sky);
  list.root.add(area(rectangle({-50, 760, 1100, 400}), night ? 0x24404A : 0x86BF6A, Role::Land));
  list.root.add(area(ellipse({500, face_top + 330}, 130, 150), 0xA06A48, Role::Body));
  list.root.add(area(ellipse({500, face_top + 120}, 150, 130), 0xA06A48, Role::Body));
  list.regions = {{Region::Kind::Face, "hero", {360, face_top, 280, 240}},
                  {Region::Kind::Figure, "hero", {340, face_top - 20, 320, 500}},
                  {Region::Kind::Calm, "", {0, 0, 1000, 320}}};
  return list;
}

/// Black and white stripes: nothing can be read on them.
inline drawing::DisplayList stripes() {
  drawing::DisplayList list;
  for (int i = 0; i < 40; ++i)
    list.root.add(area(drawing::rectangle({i * 25.0, 0, 25, 1000}), i % 2 ? 0x000000 : 0xFFFFFF,
                       drawing::Role::Interior, false));
  list.regions = {{drawing::Region::Kind::Calm, "", {0, 0, 1000, 320}}};
  return list;
}

inline story::PlanDocument plan_of(std::vector<std::string> texts) {
  story::PlanDocument plan;
  plan.title = "Rusty and the Shiny Apples";
  plan.author = "Ada Quill";
  plan.theme = "sharing";
  plan.cover.alt = "A raccoon in a meadow.";
  for (std::string& text : texts) {
    story::PlanPage page;
    page.text = std::move(text);
    page.scene.alt = "A picture.";
    plan.pages.push_back(std::move(page));
  }
  return plan;
}

inline BookArt art_of(const story::PlanDocument& plan) {
  BookArt art;
  art.cover = meadow();
  for (std::size_t i = 0; i < plan.pages.size(); ++i) art.pages.push_back(meadow(i % 2 == 1));
  return art;
}

inline std::string many_words(int count) {
  static constexpr std::array<const char*, 12> kWords{"the", "little", "raccoon", "looked",
                                                      "at",  "every",  "single",  "apple",
                                                      "on",  "that",   "great",   "tree"};
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += kWords[static_cast<std::size_t>(i) % kWords.size()];
    text += i % 11 == 10 ? ". " : " ";
  }
  return text + "end.";
}

inline BookPage story(std::size_t index) {
  return {PageKind::Story, index, std::to_string(index + 1)};
}

/// White space of every kind becomes one blank.
inline std::string plain(const std::string& text) {
  std::string out;
  for (unsigned char c : text) {
    const bool space = c <= 0x20;
    if (!space)
      out += static_cast<char>(c);
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// A file that is gone with its scope.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    const int handle = mkstemp(path_.data());
    if (handle < 0) throw std::runtime_error("no temporary file");
    close(handle);
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() { std::remove(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_ = "/tmp/talewright_press_XXXXXX";
};

struct Said {
  std::string text;
  int status = 0;
};

/// Runs a program of the test machine over a file; "{}" stands for its path.
inline Said said(std::string command, const std::string& path) {
  for (std::size_t at; (at = command.find("{}")) != std::string::npos;)
    command.replace(at, 2, path);
  Said result;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  if (!pipe) throw std::runtime_error("cannot run " + command);
  std::array<char, 4096> part;
  for (std::size_t n; (n = fread(part.data(), 1, part.size(), pipe)) > 0;)
    result.text.append(part.data(), n);
  result.status = pclose(pipe);
  return result;
}

}  // namespace talewright::press
