#include "studio/studio.h"

#include <cstdlib>

#include "generated/failures.h"
#include "store/folder_lock.h"
#include "store/secret.h"
#include "studio/book_making.h"

namespace talewright::studio {

namespace {

std::unique_ptr<store::Store> open(const std::string& folder, bool beside) {
  const bool in_use = beside && !store::lock_holder(folder).empty();
  return in_use ? store::open_store_beside(folder) : store::open_store(folder);
}

}  // namespace

Studio::Studio(StudioOptions options)
    : folder_(std::move(options.folder)),
      clock_(std::move(options.clock)),
      outgoing_(std::move(options.outgoing)),
      store_(open(folder_, options.beside)),
      blobs_(options.beside ? nullptr : store::open_blobs(folder_)),
      text_engine_(engines::make_builtin_writer()),
      image_engine_(engines::make_builtin_illustrator()) {
  if (options.beside) return;
  std::map<std::string, pipeline::JobKind> kinds;
  kinds.emplace("picture_book", picture_book_job(*this));
  pipeline_ = std::make_unique<pipeline::Pipeline>(*store_, *blobs_, clock_, std::move(kinds),
                                                   pipeline::Options{
                                                       .workers = options.workers,
                                                       .changed = std::move(options.job_changed)});
  pipeline_->start();
}

Studio::~Studio() = default;

std::string Studio::secret() const { return store::folder_secret(folder_); }

void Studio::access_changes() {
  store_->after_commit([this] { ++access_version_; });
}

std::string default_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string(value ? value : "");
  };
  if (std::string own = variable("TALEWRIGHT_DATA"); !own.empty()) return own;
  if (std::string xdg = variable("XDG_DATA_HOME"); xdg.starts_with('/')) return xdg + "/talewright";
  if (std::string home = variable("HOME"); !home.empty()) return home + "/.local/share/talewright";
  throw data_folder_unwritable("No data folder is known: HOME is not set. Name one with --data.");
}

}  // namespace talewright::studio
