// The command line as a face: the same operations that agents call, for a person at a terminal.
// Knows the contract and nothing of stories beyond the operations' names and results.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "contract/contract.h"
#include "contract/resources.h"

namespace talewright::faces::cli {

/// Calls one operation with JSON arguments and prints its structured result. A refusal prints the
/// error object on stdout too. Returns the exit status: 0 ok, 1 refused, 2 unknown operation or
/// arguments that are not a JSON object.
int call(const contract::Contract& contract, const std::string& operation,
         const std::string& arguments);

/// One operation called by an operator, and how its result is told to a person.
struct Question {
  std::string operation = {};
  boost::json::object arguments = {};
  std::string account = "local";  ///< in whose name
  /// The member that the result is about: printed alone, what else there is to say goes to stderr
  /// (a new key can be caught by a script). An array of objects becomes a table, of all pages
  /// unless the arguments have a limit. Empty = all members, a line each.
  std::string about = {};
  std::vector<std::string> columns = {};  ///< of a table, in their order
  bool json = false;                      ///< the whole result as JSON instead
};

/// Calls and prints. Returns the exit status: 0 ok, 1 refused (stderr says why).
int tell(const contract::Contract& contract, const Question& question);

struct MakeOptions {
  std::string prompt;
  std::string format = "picture";
  std::optional<std::int64_t> pages, seed;
  std::string style, author, series;
  std::string out;  ///< folder for the files; empty = a folder named after the title, here
};

/// Plans, approves (the person at the terminal asked for it), makes, and writes the book's files to
/// the folder. A progress bar on a terminal, plain lines elsewhere, both on stderr; the paths of
/// the files on stdout. Returns the exit status.
int make(const contract::Contract& contract, const contract::Resources& resources,
         const MakeOptions& options);

}  // namespace talewright::faces::cli
