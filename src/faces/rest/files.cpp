#include "faces/rest/files.h"

#include <utility>

#include "generated/failures.h"

namespace talewright::faces::rest {

Files::Files(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

void Files::handle(Asked) { throw route_not_found("There is nothing at this address."); }

}  // namespace talewright::faces::rest
