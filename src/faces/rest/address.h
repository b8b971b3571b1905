// Where clients reach this server, for the addresses that answers name.
#pragma once

#include <string>

#include "faces/http/server.h"
#include "faces/rest/offer.h"

namespace talewright::faces::rest {

/// "https://books.example", without a slash at its end: as the operator says, else as the request
/// names us (its Host is one of ours, or the gate would have refused it).
std::string base_address(const Offer& offer, const http::Request& request);

}  // namespace talewright::faces::rest
