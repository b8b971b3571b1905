// Plays the files of conversations/: a purpose, then "-- client --" and "-- server --" blocks of
// JSON lines. The server must say exactly those lines, in that order. In them "*" matches any
// value, and a member "..." allows members that are not written down.
#include "faces/mcp/conversation.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "faces/small_server.h"

namespace talewright::faces::mcp {
namespace {

bool matches(const json::value& expected, const json::value& actual) {
  if (expected == "*") return true;
  if (const json::object* object = expected.if_object()) {
    const json::object* other = actual.if_object();
    if (!other) return false;
    const bool open = object->contains("...");
    if (!open && object->size() != other->size()) return false;
    for (const auto& member : *object) {
      if (member.key() == "...") continue;
      const json::value* value = other->if_contains(member.key());
      if (!value || !matches(member.value(), *value)) return false;
    }
    return true;
  }
  if (const json::array* array = expected.if_array()) {
    const json::array* other = actual.if_array();
    return other && std::equal(array->begin(), array->end(), other->begin(), other->end(), matches);
  }
  return expected.kind() == actual.kind() && expected == actual;
}

void play(const std::filesystem::path& path) {
  SmallServer small;
  std::vector<std::string> said;  // before the conversation, whose end may say something
  Conversation conversation(small.server(), [](std::function<void()> work, bool) { work(); });
  const auto outlet = std::make_shared<Listener>(said);
  conversation.set_announcer([&](std::string message) { said.push_back(std::move(message)); });
  std::size_t next = 0;
  enum { Purpose, Client, Server } block = Purpose;
  std::ifstream file(path);
  int number = 0;
  const auto expect_silence = [&] {
    for (; next < said.size(); ++next)
      ADD_FAILURE() << path.filename() << ":" << number << " unexpected: " << said[next];
  };
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty()) continue;
    if (line == "-- client --") {
      expect_silence();
      block = Client;
    } else if (line == "-- server --") {
      block = Server;
    } else if (block == Client) {
      conversation.receive(line, outlet);
    } else if (block == Server) {
      ASSERT_LT(next, said.size()) << path.filename() << ":" << number << " was not said: " << line;
      boost::system::error_code error;
      const json::value expected = json::parse(line, error);
      ASSERT_FALSE(error) << path.filename() << ":" << number;
      EXPECT_EQ(said[next].find('\n'), std::string::npos);
      EXPECT_TRUE(matches(expected, json::parse(said[next])))
          << path.filename() << ":" << number << "\nexpected " << line << "\nsaid     "
          << said[next];
      ++next;
    }
  }
  expect_silence();
}

TEST(Conversations, GoAsWrittenDown) {
  int played = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(TALEWRIGHT_TEST_DATA "/faces/conversations")) {
    play(entry.path());
    ++played;
  }
  EXPECT_GT(played, 5);
}

}  // namespace
}  // namespace talewright::faces::mcp
