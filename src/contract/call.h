// One call of one operation, as every face hands it down and gets it back. Faces know these types
// and nothing of stories; operations know these types and nothing of protocols.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace talewright::contract {

/// How far a call has come. `done` rises strictly within a call; total 0 = unknown.
struct Progress {
  double done = 0, total = 0;
  std::string message;  ///< a human sentence: "Drawing page 4 of 12"
};

/// In rising order of severity (RFC 5424).
enum class LogLevel { Debug, Info, Notice, Warning, Error, Critical, Alert, Emergency };

/// What the caller's side can do while a call is on its way. REST and the command line can nothing.
struct Abilities {
  bool form = false;      ///< put a form before the person
  bool url = false;       ///< send the person to a web page
  bool sampling = false;  ///< let its model write something
  bool roots = false;     ///< name the folders it works in
  bool tasks = false;     ///< follow a long call as a task
  bool apps = false;      ///< show our pages beside the conversation
};

/// Something only the caller's side can tell.
struct Question {
  enum class Kind { Form, Url, Sampling, Roots };
  std::string key;  ///< names it within the call, the same each time the handler runs
  Kind kind = Kind::Form;
  boost::json::object params;  ///< as the protocol's elicitation/create or sampling/createMessage
};

/// Who calls. Without a key it is this machine's owner, who may do everything.
struct Caller {
  std::string account = "local";  ///< whose things are seen and made
  std::string key_id = {};        ///< of the API key; empty = none
  std::string address = {};       ///< the client's, over a network
  std::string face = {};          ///< "mcp", "rest", "cli"
  /// What the key allows: scopes that operations name; nothing = everything.
  std::optional<std::set<std::string>> scopes = {};
  bool may(std::string_view scope) const {
    return !scopes || scopes->contains(std::string(scope));
  }
};

/// What travels with a call.
struct Context {
  std::string request_id;  ///< echoed in errors and logs
  Caller caller;
  std::stop_token stop;           ///< the caller went away or cancelled this call
  std::function<void(const Progress&)> progress = [](const Progress&) {};
  /// Tells the caller what happens; goes nowhere unless the caller asked for logs.
  std::function<void(LogLevel, boost::json::value)> log = [](LogLevel, boost::json::value) {};
  bool logs = false;  ///< whether the caller asked for them
  /// The answer will take long: where the connection can be resumed, the caller is let go and
  /// comes back for it.
  std::function<void()> let_go = [] {};
  Abilities abilities;
  std::map<std::string, boost::json::object> answers;  ///< to questions, by key; see ask()
};

/// Thrown by ask(): this run of the handler is over. The face asks, and runs the handler again.
struct AnswersNeeded {
  std::vector<Question> questions;
};

/// Thrown by handlers that cannot work without an ability the caller's side has not declared.
struct AbilityNeeded {
  boost::json::object capabilities;  ///< the protocol's ClientCapabilities: {"sampling": {}}
};

/// The answers to all questions, in their order. Until the context has them all, throws
/// AnswersNeeded; once they came in, the handler is run again from its start. So a handler asks
/// before it changes anything, and finds the same questions under the same keys each time. Throws
/// AbilityNeeded when the caller's side cannot answer one of them.
std::vector<boost::json::object> ask(const Context& context, std::vector<Question> questions);

/// What a person did with a form.
struct FormAnswer {
  enum class Action { Accept, Decline, Cancel };
  Action action = Action::Cancel;
  boost::json::object content;  ///< conforms to the schema; empty unless accepted
};

/// Puts one form before the person: `schema` is a flat object schema. What does not conform is
/// asked again. Otherwise like ask().
FormAnswer ask_form(const Context& context, std::string key, std::string message,
                    boost::json::object schema);

/// A file that belongs to a result; the faces make it a resource link or a URL.
struct FileLink {
  std::string uri;         ///< "talewright://books/ID/book.pdf"
  std::string name;        ///< "book.pdf"
  std::string title;
  std::string media_type;
  std::optional<std::uint64_t> bytes;
};

struct ResourceContents {
  std::string uri, media_type;
  std::string bytes;
  bool is_text = true;  ///< false: sent as base64
  boost::json::object meta = {};  ///< for the reading program, such as what a page may load
  std::string title = {};         ///< what a file that is saved is best called; may be empty
};

/// What an operation gives back.
struct Reply {
  boost::json::object structured;  ///< conforms to the operation's outputSchema
  std::string text;                ///< short, for a model: what happened and what to do next
  std::vector<FileLink> links;
  std::string picture_png;         ///< where the caller should look; longest side <= 768 px; may be empty
  /// Sent within the result: a picture or a sound where `uri` is empty, else a resource.
  std::vector<ResourceContents> attachments;
  /// The work goes on under this id, and the rest of this reply is for callers that cannot follow
  /// tasks. Only where abilities.tasks.
  std::string task_id;
};

using Handler = std::function<Reply(Context&, const boost::json::object& arguments)>;

}  // namespace talewright::contract
