// What the connections of one server share. The loop's.
#pragma once

#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "faces/http/loop.h"
#include "faces/http/server.h"

namespace talewright::faces::http {

class Connection;

struct Site {
  Site(Limits limits, Handler handler, RefusalBody refusal_body);

  const Limits limits;
  const Handler handler;
  const RefusalBody refusal_body;
  Loop loop;
  std::vector<Connection*> connections;                     // each knows its place
  std::map<std::string, std::size_t, std::less<>> clients;  // how many connections each has
  std::map<std::string, std::size_t, std::less<>> streams;  // open, by client
  std::size_t bodies = 0;                                   // bytes, of all requests not answered
  bool stopping = false;

  void enter(Connection& connection);
  void leave(Connection& connection);
  /// Its answer did not come at once: before the loop waits, it looks out for the client's going.
  void answer_later(Connection& connection) { later_.push_back(&connection); }
  /// The time as a Date header has it.
  std::string_view date();

 private:
  std::vector<Connection*> later_;
  std::time_t date_time_ = 0;
  std::string date_;
};

}  // namespace talewright::faces::http
