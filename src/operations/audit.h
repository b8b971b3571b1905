// Keeps the audit log of calls that make or change something, and of those that a key had no right
// to make.
#pragma once

#include "contract/contract.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

/// For Contract::observe. What was done is written where it was done: in the transaction of a call
/// that is made once, so that neither is kept without the other. Refusals are written by a thread
/// of their own, since the transaction they happened in is undone. The studio must outlive it.
contract::Contract::Observer audit_observer(studio::Studio& studio);

}  // namespace talewright::operations
