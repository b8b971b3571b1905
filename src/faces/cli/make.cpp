#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/ids.h"
#include "base/json.h"
#include "base/text.h"
#include "faces/cli/cli.h"
#include "generated/failures.h"

namespace talewright::faces::cli {

namespace {

/// Progress for a person: a bar that redraws itself on a terminal, a line a change elsewhere.
class ProgressDisplay {
 public:
  void show(const contract::Progress& p) {
    if (!terminal_) {
      if (p.message != last_) fmt::print(stderr, "{}\n", p.message);
      last_ = p.message;
      return;
    }
    const double share = p.total > 0 ? p.done / p.total : 0;
    const int full = static_cast<int>(share * kWidth);
    std::string bar;
    for (int i = 0; i < kWidth; ++i) bar += i < full ? "█" : "░";
    fmt::print(stderr, "\r\x1b[K{} {:3.0f} %  {}", bar, share * 100, p.message);
    std::fflush(stderr);
    shown_ = true;
  }
  ~ProgressDisplay() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
  }

 private:
  static constexpr int kWidth = 30;
  bool terminal_ = isatty(STDERR_FILENO) == 1;
  bool shown_ = false;
  std::string last_;
};

class Client {
 public:
  explicit Client(const contract::Contract& contract) : contract_(contract) {
    context_.request_id = new_id("req");
    context_.caller.face = "cli";
  }
  json::object call(std::string_view name, const json::object& arguments) {
    return contract_.call(*contract_.find(name), context_, arguments).structured;
  }
  contract::Context& context() { return context_; }

 private:
  const contract::Contract& contract_;
  contract::Context context_;
};

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file)
    throw storage_full(fmt::format("Could not write {}.", path.string()), {{"path", path.string()}});
}

json::object finished_job(Client& client, json::object job) {
  ProgressDisplay display;
  client.context().progress = [&](const contract::Progress& p) { display.show(p); };
  while (text_or(job, "state") == "QUEUED" || text_or(job, "state") == "RUNNING")
    job = client.call("get_job", {{"job_id", job.at("job_id")}, {"wait_seconds", 60}});
  client.context().progress = [](const contract::Progress&) {};
  return job;
}

}  // namespace

int make(const contract::Contract& contract, const contract::Resources& resources,
         const MakeOptions& options) {
  Client client(contract);
  try {
    if (options.format != "picture")
      throw validation_failed(fmt::format("--format {}: only picture can be made now.", options.format),
                              {{"field", "format"}, {"given", options.format}, {"limit", "picture"}});
    json::object order{{"prompt", options.prompt}};
    if (options.pages) order["page_count"] = *options.pages;
    if (options.seed) order["seed"] = *options.seed;
    if (!options.style.empty()) order["style"] = options.style;
    if (!options.author.empty()) order["author"] = options.author;
    if (!options.series.empty()) order["series"] = options.series;
    const json::object plan = client.call("plan_story", order);
    fmt::print(stderr, "“{}”, {} pages\n", text_or(plan, "title"), array_at(plan, "pages")->size());
    for (const std::string& note : texts_or_none(plan, "notes")) fmt::print(stderr, "{}\n", note);
    const json::object id{{"plan_id", plan.at("plan_id")}};
    client.call("approve_plan", {{"plan_id", plan.at("plan_id")}, {"userConfirmed", true}});
    const json::object job = finished_job(client, client.call("generate_book", id));
    if (text_or(job, "state") != "READY") {
      const json::object* error = object_at(job, "error");
      fmt::print(stderr, "The book was not made: {}\n",
                 error ? text_or(*error, "message") : text_or(job, "state"));
      return 1;
    }
    const json::object book = client.call("get_book", {{"book_id", job.at("book_id")}});
    const std::filesystem::path folder =
        options.out.empty() ? slug(text_or(book, "title")) : options.out;
    for (const json::value& v : *array_at(book, "files")) {
      const json::object& file = v.as_object();
      const auto contents = resources.read(client.context(), text_or(file, "uri"));
      if (!contents) continue;
      const std::filesystem::path path = folder / text_or(file, "path");
      write_file(path, contents->bytes);
      fmt::print("{}\n", path.string());
    }
    return 0;
  } catch (const Failure& failure) {
    fmt::print(stderr, "{}\n", failure.message());
    return 1;
  } catch (const std::filesystem::filesystem_error& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}

}  // namespace talewright::faces::cli
