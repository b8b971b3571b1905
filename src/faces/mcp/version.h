// The protocol revisions that are served, and what each lets a server send. The four with an
// initialize handshake are legacy; the last is modern: every request carries its own metadata.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace talewright::faces::mcp {

/// Later ones compare greater.
enum class Version { V2024_11_05, V2025_03_26, V2025_06_18, V2025_11_25, V2026_07_28 };

inline constexpr std::array<std::string_view, 5> kVersionNames = {
    "2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25", "2026-07-28"};
inline constexpr Version kLatestLegacy = Version::V2025_11_25;

inline std::string_view version_name(Version version) {
  return kVersionNames[static_cast<std::size_t>(version)];
}

inline std::optional<Version> find_version(std::string_view name) {
  for (std::size_t i = 0; i < kVersionNames.size(); ++i)
    if (kVersionNames[i] == name) return static_cast<Version>(i);
  return std::nullopt;
}

inline bool is_modern(Version v) { return v >= Version::V2026_07_28; }
/// structuredContent, outputSchema, resource_link, titles.
inline bool has_structured_output(Version v) { return v >= Version::V2025_06_18; }
inline bool has_audio(Version v) { return v >= Version::V2025_03_26; }
inline bool has_batches(Version v) { return v == Version::V2025_03_26; }
inline bool has_progress_message(Version v) { return v >= Version::V2025_03_26; }
inline bool has_completions_capability(Version v) { return v >= Version::V2025_03_26; }
/// Whether an error without a request may leave `id` out; older schemas want one, by habit null.
inline bool may_omit_error_id(Version v) { return v >= Version::V2025_11_25; }

}  // namespace talewright::faces::mcp
