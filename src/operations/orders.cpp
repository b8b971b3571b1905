// Handlers of the quick path: a book in one call, and how far it is.
#include "studio/orders.h"

#include <fmt/format.h>

#include "base/json.h"
#include "generated/operations.h"
#include "operations/shapes.h"
#include "pipeline/pipeline.h"
#include "studio/studio.h"

namespace talewright::operations {

namespace {

/// What the words of other services come to here.
std::string_view about_saving(std::string_view mode) {
  if (mode == "local_until_export")
    return "save_mode local_until_export: the book stays in this server's data folder; download "
           "it, "
           "and it stays there, too.";
  if (mode == "cloud_library")
    return "save_mode cloud_library: the book stays in this server's data folder; list_books lists "
           "it.";
  return "save_mode temporary_cloud: nothing here is temporary; the book stays in this server's "
         "data "
         "folder.";
}

}  // namespace

contract::Reply make_book(studio::Studio& studio, contract::Context& context,
                          const json::object& arguments) {
  studio::BookOrder order;
  order.prompt = text_or(arguments, "prompt");
  order.format = text_or(arguments, "book_format", order.format);
  order.author = text_or(arguments, "author");
  order.series = text_or(arguments, "series");
  order.style = text_or(arguments, "art_style", order.style);
  order.seed = static_cast<std::uint64_t>(integer_or(arguments, "seed", 1));
  order.character_ids = texts_or_none(arguments, "character_ids");
  if (arguments.contains("num_pages")) order.pages = integer_or(arguments, "num_pages", 0);
  const auto ordered = studio::order_book(studio, context.caller.account, order, context.stop);

  const story::PlanDocument& plan = ordered.plan.document;
  const auto pages = static_cast<std::int64_t>(plan.pages.size());
  json::array notes = to_array(plan.notes);
  json::object clamped;
  if (ordered.pages_wished) {
    clamped["num_pages"] = {{"given", *ordered.pages_wished}, {"used", pages}};
    notes.push_back(
        json::value(fmt::format("num_pages: {} became {}, which this plan and format allow.",
                                *ordered.pages_wished, pages)));
  }
  notes.push_back(json::value(about_saving(text_or(arguments, "save_mode"))));
  contract::Reply r;
  r.structured = {{"job_id", ordered.job.id},
                  {"plan_id", ordered.plan.row.id},
                  {"status", "running"},
                  {"title", plan.title},
                  {"num_pages", pages},
                  {"notes", std::move(notes)},
                  {"credits", {{"quoted", ordered.job.quoted}}}};
  if (!clamped.empty()) r.structured["clamped"] = std::move(clamped);
  r.text = fmt::format(
      "“{}” is being made: {} story pages, {} credits, job {}. get_book_status tells "
      "how far it is.",
      plan.title, pages, ordered.job.quoted, ordered.job.id);
  return r;
}

contract::Reply get_book_status(studio::Studio& studio, contract::Context& context,
                                const json::object& arguments) {
  const auto job =
      studio::find_order(studio, context.caller.account, text_or(arguments, "book_id"));
  const auto plan = studio::get_plan(studio, context.caller.account, job.plan_id);
  const std::string_view step = studio::phase_of(job);
  const bool ended = pipeline::is_final(job), made = !job.book_id.empty();
  contract::Reply r;
  r.structured = {{"job_id", job.id},
                  {"status", made    ? "done"
                             : ended ? "error"
                                     : "running"},
                  {"step", step},
                  {"msg", job.message},
                  {"pct", made              ? 100
                          : job.steps_total ? 100 * job.steps_done / job.steps_total
                                            : 0},
                  {"title", plan.document.title},
                  {"format", "picture"},
                  {"can_download", made}};
  if (made) r.structured["book_id"] = job.book_id;
  if (ended && !made)
    r.structured["error"] =
        job.error.empty()
            ? json::value(json::object{{"code", "canceled"}, {"message", job.message}})
            : json::parse(job.error);
  r.text = fmt::format("{}: {}.", job.id, progress_line(job));
  if (made) r.text += fmt::format(" The book is {}: get_book shows it.", job.book_id);
  return r;
}

}  // namespace talewright::operations
