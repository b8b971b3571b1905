#include "studio/book_making.h"

#include <fmt/format.h>

#include "base/ids.h"
#include "base/json.h"
#include "generated/failures.h"
#include "press/picture_book.h"
#include "studio/book_report.h"
#include "studio/characters.h"
#include "studio/plans.h"
#include "studio/prices.h"
#include "studio/studio.h"

namespace talewright::studio {

namespace {

/// 8.5 inches at 300 pixels an inch: print size.
constexpr int kPagePx = 2550;

std::string page_path(std::size_t index) { return fmt::format("pages/page-{:02}.png", index + 1); }

std::string page_title(const press::BookPage& page) {
  switch (page.kind) {
    case press::PageKind::Cover: return "Cover";
    case press::PageKind::Title: return "Title page";
    case press::PageKind::Story: return fmt::format("Page {}", page.story_index + 1);
    case press::PageKind::End: return "End page";
  }
  return {};
}

class BookMaker {
 public:
  explicit BookMaker(Studio& studio) : studio_(studio) {}

  pipeline::StepOutput run(const store::JobRecord& job, const store::StepRecord& step,
                           std::stop_token stop) const {
    const story::PlanDocument plan = get_plan(studio_, job.account, job.plan_id).document;
    const auto index = static_cast<std::size_t>(std::stoul(step.name));
    if (step.kind == "picture") return picture(plan, index, stop);
    if (step.kind == "page") return page(plan, index, job, step);
    return bind(plan, job, stop);
  }

  std::string conclude(const store::JobRecord& job,
                       const std::vector<store::StepRecord>& steps) const {
    const Plan plan = get_plan(studio_, job.account, job.plan_id);
    store::BookRecord book;
    book.id = new_id("book");
    book.account = job.account;
    book.job_id = job.id;
    book.plan_id = job.plan_id;
    book.title = plan.document.title;
    book.format = plan.document.format;
    book.document = plan.row.document;
    book.created_ms = studio_.now();

    const auto pages = press::book_pages(plan.document);
    std::vector<store::BookFileRecord> files;
    json::array lints;
    for (const store::StepRecord& step : steps) {
      if (step.kind == "picture") continue;
      const json::object facts = json::parse(step.result).as_object();
      store::BookFileRecord file;
      file.book_id = book.id;
      file.blob = step.blob;
      file.bytes = integer_or(facts, "bytes", 0);
      if (step.kind == "page") {
        const auto index = static_cast<std::size_t>(std::stoul(step.name));
        file.path = page_path(index);
        file.title = page_title(pages.at(index));
        file.media_type = "image/png";
        file.width = file.height = kPagePx;
        file.ordinal = static_cast<std::int64_t>(index) + 1;
        for (const json::value& lint : facts.at("lints").as_array()) lints.push_back(lint);
      } else {
        file.path = "book.pdf";
        file.title = book.title;
        file.media_type = "application/pdf";
        file.ordinal = static_cast<std::int64_t>(pages.size()) + 1;
      }
      files.push_back(std::move(file));
    }
    json::object report = book_report(plan.document, std::move(lints), studio_.text_engine().name(),
                                      studio_.image_engine().name());
    json::object hashes;
    for (const store::BookFileRecord& file : files) hashes[file.path] = file.blob;
    report["sha256"] = std::move(hashes);
    book.report = json::serialize(report);
    studio_.store().insert_book(book, files);
    return book.id;
  }

 private:
  pipeline::StepOutput picture(story::PlanDocument plan, std::size_t index,
                               std::stop_token stop) const {
    add_photos(studio_, plan.cast);
    const story::SceneSpec& scene = index == 0 ? plan.cover : plan.pages.at(index - 1).scene;
    return output(drawing::to_text(studio_.image_engine().draw(scene, plan.cast, stop)), {});
  }

  pipeline::StepOutput page(const story::PlanDocument& plan, std::size_t index,
                            const store::JobRecord& job, const store::StepRecord& step) const {
    const auto pages = press::book_pages(plan);
    const auto steps = studio_.store().steps_of(job.id);
    const drawing::DisplayList list = stored_picture(steps.at(static_cast<std::size_t>(step.needs.at(0))));
    const press::PageLayout layout = press::layout_page(plan, &list, pages.at(index));
    return output(press::page_png(plan, &list, layout, kPagePx),
                  {{"lints", page_lints(plan, layout)}});
  }

  pipeline::StepOutput bind(const story::PlanDocument& plan, const store::JobRecord& job,
                            std::stop_token stop) const {
    press::BookArt art;
    for (const store::StepRecord& step : studio_.store().steps_of(job.id)) {
      if (step.kind != "picture") continue;
      if (stop.stop_requested()) throw canceled("The book was cancelled.");
      if (step.ordinal == 0) art.cover = stored_picture(step);
      else art.pages.push_back(stored_picture(step));
    }
    return output(press::book_pdf(plan, art), {});
  }

  drawing::DisplayList stored_picture(const store::StepRecord& step) const {
    auto bytes = studio_.blobs().get(step.blob);
    if (!bytes) throw data_folder_damaged("A picture of this book is missing from the data folder.");
    return drawing::parse_display_list(*bytes);
  }

  static pipeline::StepOutput output(std::string bytes, json::object facts) {
    facts["bytes"] = bytes.size();
    return {std::move(bytes), json::serialize(facts)};
  }

  Studio& studio_;
};

}  // namespace

std::int64_t picture_ordinal(const story::PlanDocument& plan, const press::BookPage& page) {
  switch (page.kind) {
    case press::PageKind::Cover:
    case press::PageKind::Title: return 0;
    case press::PageKind::Story: return static_cast<std::int64_t>(page.story_index) + 1;
    case press::PageKind::End: return static_cast<std::int64_t>(plan.pages.size());
  }
  return 0;
}

std::vector<store::StepRecord> picture_book_steps(const std::string& job_id,
                                                  const story::PlanDocument& plan) {
  std::vector<store::StepRecord> steps;
  const auto add = [&](std::string kind, std::size_t index, std::string message,
                       std::vector<std::int64_t> needs) {
    store::StepRecord step;
    step.job_id = job_id;
    step.ordinal = static_cast<std::int64_t>(steps.size());
    step.price = price_of(kind);
    step.kind = std::move(kind);
    step.name = std::to_string(index);
    step.message = std::move(message);
    step.needs = std::move(needs);
    steps.push_back(std::move(step));
  };
  const std::size_t n = plan.pages.size();
  std::vector<std::int64_t> pictures;
  for (std::size_t i = 0; i <= n; ++i) {
    pictures.push_back(static_cast<std::int64_t>(i));
    add("picture", i, i == 0 ? "Drawing the cover" : fmt::format("Drawing page {} of {}", i, n), {});
  }
  // Before the pages: it is the longest step, and the last one would have a core to itself.
  add("bind", 0, "Binding the book", std::move(pictures));
  const auto pages = press::book_pages(plan);
  for (std::size_t i = 0; i < pages.size(); ++i)
    add("page", i,
        pages[i].kind == press::PageKind::Story
            ? fmt::format("Setting page {} of {}", pages[i].story_index + 1, n)
            : fmt::format("Setting the {}", pages[i].kind == press::PageKind::Cover ? "cover"
                                            : pages[i].kind == press::PageKind::Title
                                                ? "title page"
                                                : "end page"),
        {picture_ordinal(plan, pages[i])});
  return steps;
}

std::string_view phase_of(std::string_view message) {
  if (message.starts_with("Waiting to start")) return "planning";
  if (message.starts_with("Setting ")) return "layout";
  if (message.starts_with("Binding ")) return "binding";
  return "illustrating";
}

pipeline::JobKind picture_book_job(Studio& studio) {
  pipeline::JobKind kind;
  kind.run = [maker = BookMaker(studio)](const auto& job, const auto& step, std::stop_token stop) {
    return maker.run(job, step, std::move(stop));
  };
  kind.conclude = [maker = BookMaker(studio)](const auto& job, const auto& steps) {
    return maker.conclude(job, steps);
  };
  return kind;
}

}  // namespace talewright::studio
