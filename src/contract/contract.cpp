#include "contract/contract.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "contract/schema.h"
#include "contract/shapes.h"
#include "generated/failures.h"

namespace talewright::contract {

namespace {

[[noreturn]] void malformed(std::string_view file, std::string_view why) {
  throw std::logic_error(fmt::format("{}: {}", file, why));
}

std::string stem(std::string_view file) {
  if (const auto slash = file.rfind('/'); slash != std::string_view::npos)
    file.remove_prefix(slash + 1);
  return std::string(file.substr(0, file.find('.')));
}

json::object object_of(const json::object& from, std::string_view key, std::string_view file,
                       bool needed) {
  const json::value* value = from.if_contains(key);
  if (!value && !needed) return {};
  if (!value || !value->is_object()) malformed(file, fmt::format("\"{}\" is no object", key));
  return value->get_object();
}

std::string text_of(const json::object& from, std::string_view key, std::string_view file) {
  const json::value* value = from.if_contains(key);
  if (!value || !value->is_string() || value->get_string().empty())
    malformed(file, fmt::format("\"{}\" is no text", key));
  return std::string(value->get_string());
}

Route read_route(const json::object& rest, std::string_view file) {
  Route route;
  route.method = text_of(rest, "method", file);
  route.path = text_of(rest, "path", file);
  route.status = static_cast<int>(integer_or(rest, "status", 200));
  route.envelope = text_or(rest, "envelope");
  route.gpt = flag_or(rest, "gpt", false);
  return route;
}

Idempotency read_idempotency(std::string_view said, std::string_view file) {
  if (said == "required") return Idempotency::Required;
  if (said == "accepted") return Idempotency::Accepted;
  if (said != "none" && !said.empty()) malformed(file, "idempotency is none, accepted or required");
  return Idempotency::None;
}

Operation read_operation(std::string_view file, std::string_view text, const Shapes& shapes) {
  boost::system::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error || !parsed.is_object()) malformed(file, "not a JSON object");
  const json::object& top = parsed.get_object();
  Operation operation;
  operation.name = text_of(top, "name", file);
  operation.title = text_of(top, "title", file);
  operation.description = text_of(top, "description", file);
  operation.written_input = object_of(top, "inputSchema", file, true);
  operation.written_output = object_of(top, "outputSchema", file, false);
  operation.input_schema = shapes.full(operation.written_input);
  operation.brief_schema = shapes.brief(operation.written_input);
  operation.tells = shapes.told(operation.written_input);
  operation.keeps_brief = shapes.kept_brief(operation.written_input);
  operation.output_schema = shapes.full(operation.written_output);
  operation.brief_output = shapes.brief(operation.written_output);
  operation.annotations = object_of(top, "annotations", file, false);
  operation.meta = object_of(top, "_meta", file, false);
  operation.talewright = object_of(top, "talewright", file, false);
  operation.toolset = text_or(operation.talewright, "toolset");
  operation.scope = text_or(operation.talewright, "scope");
  if (const json::object* rest = object_at(operation.talewright, "rest"))
    operation.route = read_route(*rest, file);
  operation.idempotency =
      read_idempotency(text_or(operation.talewright, "idempotency", "none"), file);
  operation.family = text_or(operation.talewright, "family", "default");
  operation.read_only = flag_or(operation.annotations, "readOnlyHint", false);
  operation.usual = flag_or(operation.talewright, "default", true);
  if (operation.name != stem(file)) malformed(file, "the name differs from the file's");
  if (text_or(operation.input_schema, "type") != "object")
    malformed(file, "inputSchema is not of type object");
  return operation;
}

std::string sentence(const json::array& problems) {
  std::string text(problems.front().at("message").as_string());
  if (problems.size() > 1) text += fmt::format(" (and {} more)", problems.size() - 1);
  return text;
}

}  // namespace

struct Contract::Compiled {
  struct Checks {
    Handler handler;
    std::unique_ptr<Schema> input, output;
  };
  Shapes shapes;
  std::vector<Operation> operations;
  std::map<std::string, Checks, std::less<>> checks;
  Observer observer = [](const Operation&, const Context&, const json::object&, const Reply*,
                         const Failure*) {};
};

Contract::Contract(const ContractSource& source, std::map<std::string, Handler> handlers)
    : compiled_(std::make_unique<Compiled>()) {
  auto files = source.files;
  std::sort(files.begin(), files.end());
  Shapes& shapes = compiled_->shapes;
  for (const auto& [file, text] : files)
    if (Shapes::is_shape(file)) shapes.add(file, text);
  compiled_->operations.reserve(files.size());
  for (const auto& [file, text] : files)
    if (!Shapes::is_shape(file))
      compiled_->operations.push_back(read_operation(file, text, shapes));
  for (const Operation& operation : compiled_->operations) {
    auto handler = handlers.extract(operation.name);
    if (!handler || !handler.mapped())
      throw std::logic_error("operation without a handler: " + operation.name);
    compiled_->checks.emplace(operation.name,
                              Compiled::Checks{std::move(handler.mapped()),
                                               std::make_unique<Schema>(operation.input_schema),
                                               std::make_unique<Schema>(operation.output_schema)});
  }
  if (!handlers.empty())
    throw std::logic_error("handler without an operation: " + handlers.begin()->first);
}

Contract::~Contract() = default;

const std::vector<Operation>& Contract::operations() const { return compiled_->operations; }

const Operation* Contract::find(std::string_view name) const {
  for (const Operation& operation : compiled_->operations)
    if (operation.name == name) return &operation;
  return nullptr;
}

const Shapes& Contract::shapes() const { return compiled_->shapes; }

void Contract::observe(Observer observer) { compiled_->observer = std::move(observer); }

Reply Contract::call(const Operation& operation, Context& context,
                     const json::object& arguments) const {
  try {
    Reply reply = checked_call(operation, context, arguments);
    compiled_->observer(operation, context, arguments, &reply, nullptr);
    return reply;
  } catch (const Failure& failure) {
    compiled_->observer(operation, context, arguments, nullptr, &failure);
    throw;
  }
}

Reply Contract::checked_call(const Operation& operation, Context& context,
                     const json::object& arguments) const {
  const auto fault = [&](std::string_view why) {
    spdlog::error("{} {}: {}", context.request_id, operation.name, why);
    return internal_error(fmt::format("Talewright failed inside {}; the log tells why, under {}.",
                                      operation.name, context.request_id));
  };
  if (!operation.scope.empty() && !context.caller.may(operation.scope))
    throw insufficient_scope(
        fmt::format("{} needs the scope {}, which this API key does not have.", operation.name,
                    operation.scope),
        {{"required", operation.scope}});
  try {
    const Compiled::Checks& checks = compiled_->checks.at(operation.name);
    if (const json::array problems = checks.input->problems(arguments); !problems.empty())
      throw validation_failed(sentence(problems), {{"problems", problems}});
    Reply reply = checks.handler(context, arguments);
#ifdef TALEWRIGHT_CHECK_RESULTS
    if (const json::array problems = checks.output->problems(reply.structured); !problems.empty())
      throw std::logic_error("the result breaks outputSchema: " + json::serialize(problems));
#endif
    return reply;
  } catch (const Failure&) {
    throw;
  } catch (const AnswersNeeded&) {
    throw;
  } catch (const AbilityNeeded&) {
    throw;
  } catch (const std::exception& error) {
    throw fault(error.what());
  } catch (...) {
    throw fault("something that is no exception was thrown");
  }
}

}  // namespace talewright::contract
