// Reads finished text as a proofreader would: what a template engine typically gets wrong. Used by
// the draft, which chooses other words when it finds a slip, and by tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "story/plan_document.h"

namespace talewright::engines::writer {

struct Slip {
  int page = -1;     ///< from 0; -1 = title, refrain or cover
  std::string rule;  ///< "placeholder", "doubled_word", "article", "agreement", ...
  std::string what;  ///< the words it was found in
};

/// Slips within one text.
std::vector<Slip> proofread_text(std::string_view text);
/// Slips of the whole document: those within each page that the writer wrote, sentences that come
/// back by accident (the refrain may), and cast keys in scenes that the cast does not hold.
std::vector<Slip> proofread(const story::PlanDocument& document);
/// A sentence as it is compared with others: folded, without punctuation.
std::string sentence_key(std::string_view sentence);

}  // namespace talewright::engines::writer
