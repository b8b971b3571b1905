// Handlers of the operations on files.
#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "base/json.h"
#include "base/signed_link.h"
#include "base/text.h"
#include "generated/failures.h"
#include "generated/operations.h"
#include "operations/library.h"
#include "studio/studio.h"

namespace talewright::operations {

contract::Reply share_file(studio::Studio& studio, contract::Context& context,
                           const json::object& arguments) {
  constexpr std::string_view kScheme = "talewright://";
  const std::string uri = text_or(arguments, "uri");
  if (!uri.starts_with(kScheme) || !Library(studio).has(context, uri))
    throw file_not_found(fmt::format("There is no file {}.", first_code_points(uri, 100)),
                         {{"uri", uri}});
  SignedLink link;
  link.path = "/files/" + uri.substr(kScheme.size());
  link.account = context.caller.account;
  link.expires = studio.now() / 1000 + std::clamp(integer_or(arguments, "expires_in_seconds", 3600),
                                                  kShortestLink, kLongestLink);
  contract::Reply r;
  r.structured = {{"uri", uri},
                  {"path", address_of(link, studio.secret())},
                  {"expires_at", timestamp(link.expires * 1000)}};
  r.text = fmt::format(
      "Whoever has this link can read the file until {}: {}, on this server's "
      "address.",
      timestamp(link.expires * 1000), text_or(r.structured, "path"));
  return r;
}

}  // namespace talewright::operations
