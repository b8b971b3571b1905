// What the kernel tells of this process: memory, processor time, open files.
#pragma once

#include <vector>

#include "contract/health.h"

namespace talewright::faces::rest {

/// Under the names that Prometheus' own clients use (process_cpu_seconds_total ...). What /proc
/// does not tell is left out.
std::vector<contract::Gauge> process_numbers();

}  // namespace talewright::faces::rest
