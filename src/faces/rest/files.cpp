#include "faces/rest/files.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

#include "base/digest.h"
#include "base/signed_link.h"
#include "faces/http/query.h"
#include "faces/http/range.h"
#include "faces/rest/links.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

/// A place among those who may do something at once; given back with the last copy.
using Place = std::shared_ptr<void>;

Place take_place(const std::shared_ptr<std::atomic<int>>& taken, int most) {
  if (taken->fetch_add(1) >= most) {
    taken->fetch_sub(1);
    throw service_busy("Too many files are being read; try again in a moment.");
  }
  return Place(nullptr, [taken](void*) { taken->fetch_sub(1); });
}

/// What a link says of itself. Nothing when the address has no signature: then a key is needed.
struct Claim {
  SignedLink link;
  std::string signature;
};

std::optional<Claim> claim_of(const Asked& asked, std::string_view tail) {
  const auto pairs = http::query_pairs(asked.request.query);
  if (!pairs) throw link_invalid("The address holds a broken percent escape.");
  Claim claim;
  bool claims = false;
  for (const auto& [name, value] : *pairs) {
    if (name == "signature") {
      claim.signature = value;
    } else if (name == "account") {
      claim.link.account = value;
    } else if (name == "expires") {
      const char* const end = value.data() + value.size();
      const auto read = std::from_chars(value.data(), end, claim.link.expires);
      if (read.ec != std::errc() || read.ptr != end) claim.link.expires = 0;
    } else {
      continue;
    }
    claims = true;
  }
  if (!claims) return std::nullopt;
  claim.link.path = "/files/" + std::string(tail);
  return claim;
}

std::string_view tail_of(const Asked& asked) {
  const auto found = asked.path.find("path");
  return found == asked.path.end() ? std::string_view() : std::string_view(found->second);
}

bool is_archive(std::string_view uri) { return uri.ends_with(".zip"); }

/// Of things that never change, copies may be kept for a while.
bool is_fixed(std::string_view uri) {
  return uri.starts_with("talewright://books/") ||
         (uri.starts_with("talewright://characters/") &&
          uri.find("/revisions/") != std::string_view::npos);
}

bool is_text(std::string_view media_type) {
  return media_type.starts_with("text/") || media_type == "application/json" ||
         media_type == "image/svg+xml";
}

}  // namespace

Files::Files(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

void Files::let_in(Asked& asked) const {
  if (const auto claim = claim_of(asked, tail_of(asked))) {
    if (!holds(claim->link, claim->signature, offer_.key, offer_.clock()))
      throw link_invalid("The link is not genuine, or has expired.");
    asked.admission.caller = {};
    asked.admission.caller.account = claim->link.account;
    asked.admission.caller.address = asked.request.client;
    asked.admission.caller.face = "rest";
  } else {
    asked.admission = offer_.gate->admit(asked.request, "rest");
    if (asked.admission.refusal) throw Failure(*asked.admission.refusal);
  }
  if (const auto refusal =
          offer_.gate->count(asked.admission.caller, "default", asked.admission.fields))
    throw Failure(*refusal);
}

void Files::handle(Asked asked) {
  std::string uri;
  if (asked.route == "download_book") {
    uri = fmt::format("talewright://books/{}/book.zip", asked.path.at("book_id"));
  } else {
    let_in(asked);
    auto behind = resource_behind(tail_of(asked));
    if (!behind) throw file_not_found("There is no such file.");
    uri = std::move(*behind);
  }
  Place place = take_place(reads_, kMostReads);
  Place archive = is_archive(uri) ? take_place(archives_, kMostArchives) : nullptr;
  executor_([this, asked = std::move(asked), uri = std::move(uri), place = std::move(place),
             archive = std::move(archive)] { asked.run([&] { serve(asked, uri); }); },
            true);
}

void Files::serve(const Asked& asked, const std::string& uri) const {
  contract::Context context;
  context.request_id = asked.admission.request_id;
  context.caller = asked.admission.caller;
  auto file = offer_.resources->read(context, uri);
  if (!file && asked.route == "download_book")
    throw book_not_found("There is no such book.", {{"book_id", asked.path.at("book_id")}});
  if (!file) throw file_not_found("There is no such file, or it is not yours.");

  const std::string etag = '"' + sha256_hex(file->bytes).substr(0, 32) + '"';
  Fields fields{{"ETag", etag}, {"X-Content-Type-Options", "nosniff"}};
  if (is_fixed(uri)) fields.emplace_back("Cache-Control", "private, max-age=3600");
  std::string media_type = file->media_type;
  if (media_type.starts_with("text/html") || media_type == "image/svg+xml")
    fields.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
  if (media_type.starts_with("text/")) media_type += "; charset=utf-8";
  if (is_archive(uri)) fields.emplace_back("Content-Disposition", saved_as(file->title, "zip"));
  // Texts are short and may go out compressed: they are answered whole.
  if (is_text(file->media_type))
    return asked.answer(200, std::move(fields), std::move(media_type), std::move(file->bytes));

  fields.emplace_back("Accept-Ranges", "bytes");
  const std::uint64_t length = file->bytes.size();
  const bool may_part = asked.request.method == "GET";
  const http::Range range =
      may_part ? http::range_of(asked.request.headers, length, etag) : http::Range{};
  if (range.kind == http::Range::Kind::Unsatisfiable)
    return asked.refuse(
        range_unsatisfiable(fmt::format("The file has {} bytes.", length), {{"bytes", length}}),
        {{"Content-Range", http::content_range(range, length)}});
  int status = 200;
  if (range.kind == http::Range::Kind::Part) {
    status = 206;
    fields.emplace_back("Content-Range", http::content_range(range, length));
    file->bytes.erase(0, range.first);
    file->bytes.resize(range.bytes);
  }
  asked.answer(status, std::move(fields), std::move(media_type), std::move(file->bytes));
}

}  // namespace talewright::faces::rest
