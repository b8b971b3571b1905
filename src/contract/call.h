// One call of one operation, as every face hands it down and gets it back. Faces know these types
// and nothing of stories; operations know these types and nothing of protocols.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace talewright::contract {

/// How far a call has come. `done` rises strictly within a call; total 0 = unknown.
struct Progress {
  double done = 0, total = 0;
  std::string message;  ///< a human sentence: "Drawing page 4 of 12"
};

/// What travels with a call.
struct Context {
  std::string request_id;          ///< echoed in errors and logs
  std::string account = "local";   ///< whose things are seen and made
  std::stop_token stop;            ///< the caller went away or cancelled this call
  std::function<void(const Progress&)> progress = [](const Progress&) {};
};

/// A file that belongs to a result; the faces make it a resource link or a URL.
struct FileLink {
  std::string uri;         ///< "talewright://books/ID/book.pdf"
  std::string name;        ///< "book.pdf"
  std::string title;
  std::string media_type;
  std::optional<std::uint64_t> bytes;
};

/// What an operation gives back.
struct Reply {
  boost::json::object structured;  ///< conforms to the operation's outputSchema
  std::string text;                ///< short, for a model: what happened and what to do next
  std::vector<FileLink> links;
  std::string picture_png;         ///< where the caller should look; longest side <= 768 px; may be empty
};

using Handler = std::function<Reply(Context&, const boost::json::object& arguments)>;

}  // namespace talewright::contract
