// The readable resources: capabilities, guidance, docs, the plan review page, previews of plans,
// sheets of characters, files of books.
#pragma once

#include "contract/resources.h"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

class Library : public contract::Resources {
 public:
  /// The studio must outlive the library.
  explicit Library(studio::Studio& studio) : studio_(studio) {}
  contract::ResourcePage list(contract::Context& context, std::string_view cursor) const override;
  std::vector<contract::ResourceEntry> templates() const override;
  std::optional<contract::ResourceContents> read(contract::Context& context,
                                                 std::string_view uri) const override;
  /// Whether read() would find it: archives are not put together for that.
  bool has(contract::Context& context, std::string_view uri) const;

 private:
  /// "sheet.png", "references/front.png", both also under "revisions/2/".
  std::optional<contract::ResourceContents> character_picture(contract::Context& context,
                                                              std::string_view uri,
                                                              std::string_view id,
                                                              std::string_view path) const;
  /// "book.pdf", "pages/page-01.png", "book.json", "report.json", "cover.jpg", "book.zip".
  std::optional<contract::ResourceContents> book_file(contract::Context& context,
                                                      std::string_view uri, std::string_view id,
                                                      std::string_view path) const;

  studio::Studio& studio_;
};

}  // namespace talewright::operations
