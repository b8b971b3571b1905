#include "faces/rest/asked.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <exception>
#include <utility>

#include "base/digest.h"
#include "base/json.h"
#include "base/json_text.h"
#include "base/text.h"
#include "contract/contract.h"
#include "faces/http/encoding.h"
#include "generated/failures.h"

namespace talewright::faces::rest {

namespace {

constexpr std::size_t kWorthPacking = 1024;    // bytes: below, the packet is the same
constexpr std::string_view kPacked = "-gzip";  // before the quote that ends an ETag

std::string* find(Fields& fields, std::string_view name) {
  const auto found =
      std::ranges::find_if(fields, [&](const auto& field) { return field.first == name; });
  return found == fields.end() ? nullptr : &found->second;
}

void set_missing(Fields& fields, std::string_view name, std::string value) {
  if (!find(fields, name)) fields.emplace_back(name, std::move(value));
}

void add_vary(Fields& fields, std::string_view on) {
  if (std::string* vary = find(fields, "Vary"))
    vary->append(", ").append(on);
  else
    fields.emplace_back("Vary", on);
}

// What comes later says it better; Vary adds up.
void put(Fields& fields, Fields more) {
  for (auto& [name, value] : more) {
    if (name == "Vary")
      add_vary(fields, value);
    else if (std::string* there = find(fields, name))
      *there = std::move(value);
    else
      fields.emplace_back(std::move(name), std::move(value));
  }
}

bool is_text(std::string_view media_type) {
  const std::string type = lower(media_type.substr(0, media_type.find(';')));
  return type.starts_with("text/") || type == "application/json" || type == "image/svg+xml" ||
         type == "application/javascript" || type.ends_with("+json") || type.ends_with("+xml");
}

// Refusals repeat what was sent (paths, Host, media types), and that need not be text.
std::string as_text(std::string bytes) {
  if (is_valid_utf8(bytes)) return bytes;
  std::string text;
  for (const char c : bytes)
    if (static_cast<unsigned char>(c) < 0x80)
      text += c;
    else
      text += "\xEF\xBF\xBD";  // U+FFFD
  return text;
}

// "\"abc-gzip\"", "W/\"abc\"" -> "abc": weak comparison, and the same thing packed or not.
std::string_view bare_tag(std::string_view tag) {
  tag = trimmed(tag);
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  if (tag.size() < 2 || !tag.starts_with('"') || !tag.ends_with('"')) return {};
  tag = tag.substr(1, tag.size() - 2);
  if (tag.ends_with(kPacked)) tag.remove_suffix(kPacked.size());
  return tag;
}

bool is_known(const http::Headers& headers, std::string_view etag) {
  const auto sent = headers.find("If-None-Match");
  if (!sent) return false;
  if (trimmed(*sent) == "*") return true;
  const std::vector<std::string> tags = split(*sent, ',');
  return std::ranges::any_of(
      tags, [own = bare_tag(etag)](const std::string& tag) { return bare_tag(tag) == own; });
}

}  // namespace

void Asked::answer(int status, Fields fields, std::string media_type, std::string body) const {
  Fields all = admission.fields;
  put(all, std::move(fields));
  const bool reads = request.method == "GET" || request.method == "HEAD";
  set_missing(all, "Cache-Control", reads && status < 400 ? "private, no-cache" : "no-store");
  bool packs = false;
  if (body.size() > kWorthPacking && is_text(media_type) && !find(all, "Content-Encoding")) {
    add_vary(all, "Accept-Encoding");
    packs = http::takes_gzip(request.headers.find("Accept-Encoding").value_or(""));
  }
  if (!media_type.empty()) set_missing(all, "Content-Type", std::move(media_type));
  if (reads && status == 200) {
    set_missing(all, "ETag", '"' + sha256_hex(body).substr(0, 32) + '"');
    std::string& etag = *find(all, "ETag");
    if (packs && etag.ends_with('"')) etag.insert(etag.size() - 1, kPacked);
    if (is_known(request.headers, etag)) {
      std::erase_if(all, [](const auto& field) { return field.first.starts_with("Content-"); });
      return response->answer(304, std::move(all), {});
    }
  }
  if (packs) {
    all.emplace_back("Content-Encoding", "gzip");
    body = http::gzip(body);
  }
  response->answer(status, std::move(all), std::move(body));
}

void Asked::answer_json(int status, const json::object& body, Fields fields) const {
  answer(status, std::move(fields), "application/json", to_text(body));
}

void Asked::refuse(const Failure& failure, Fields fields) const {
  const auto has = [&](std::string_view name) {
    Fields known = admission.fields;
    return find(known, name) || find(fields, name);
  };
  const std::string& code = failure.code();
  if ((code == "rate_limited" || code == "idempotency_in_progress" || code == "service_busy") &&
      !has("Retry-After"))
    fields.emplace_back("Retry-After",
                        std::to_string(integer_or(failure.details(), "retry_after_seconds", 1)));
  if (failure.status() == 401 && !has("WWW-Authenticate"))
    fields.emplace_back("WWW-Authenticate", gate::challenge(failure));
  answer(failure.status(), std::move(fields), "application/json",
         as_text(to_text(contract::error_object(failure, admission.request_id))));
}

void Asked::run(const std::function<void()>& work) const {
  std::string why = "something that is no exception was thrown";
  try {
    return work();
  } catch (const Failure& failure) {
    return refuse(failure);
  } catch (const std::exception& error) {
    why = error.what();
  } catch (...) {
  }
  spdlog::error("{} {}: {}", admission.request_id, route, why);
  refuse(internal_error(
      fmt::format("Talewright failed; the log tells why, under {}.", admission.request_id)));
}

}  // namespace talewright::faces::rest
