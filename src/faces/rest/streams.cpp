#include "faces/rest/streams.h"

#include <utility>

#include "generated/failures.h"

namespace talewright::faces::rest {

Streams::Streams(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

void Streams::handle(Asked) { throw route_not_found("There is nothing at this address."); }

void Streams::tick() {}

void Streams::stop() {}

}  // namespace talewright::faces::rest
