// The second pass over a PDF, by libqpdf: what Cairo cannot write. Internal to press/.
#pragma once

#include <string>
#include <vector>

namespace talewright::press {

struct PdfFacts {
  std::string title, author, language;
  std::vector<std::string> alts;  ///< of the Figure elements in reading order
  std::string date;               ///< RFC 3339 of the date in the document, or empty for none
};

/// Adds language, XMP, viewer preferences, page boxes and alternative texts; packs objects into
/// streams; names the file by its content.
std::string finish_pdf(const std::string& pdf, const PdfFacts& facts);

}  // namespace talewright::press
