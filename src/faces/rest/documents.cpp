#include "faces/rest/documents.h"

#include <utility>

#include "generated/failures.h"

namespace talewright::faces::rest {

Documents::Documents(const Offer& offer, Executor executor)
    : offer_(offer), executor_(std::move(executor)) {}

void Documents::handle(Asked) { throw route_not_found("There is nothing at this address."); }

}  // namespace talewright::faces::rest
