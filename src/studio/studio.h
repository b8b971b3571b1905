// The studio: everything that the rules of characters, plans, jobs and books work with, held
// together. One per data folder and process. All functions of this room may be called from any
// thread.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "base/clock.h"
#include "engines/engines.h"
#include "net/addresses.h"
#include "pipeline/pipeline.h"
#include "store/blobs.h"
#include "store/store.h"

namespace talewright::studio {

struct StudioOptions {
  std::string folder;          ///< the data folder; made when it is not there
  Clock clock = system_clock();
  int workers = 0;             ///< threads that make books; 0 = one per core
  /// For an operator's command: opens the folder also while another process works in it, makes no
  /// books, and has no blobs and no pipeline.
  bool beside = false;
  net::Rules outgoing;         ///< which private networks webhooks may reach
  /// Told of each job that has moved on; see pipeline::Options.
  std::function<void(const std::string& job_id)> job_changed = [](const std::string&) {};
};

class Studio {
 public:
  /// Opens the data folder and goes on with unfinished jobs. Throws Failure data_folder_*.
  explicit Studio(StudioOptions options);
  ~Studio();
  Studio(const Studio&) = delete;
  Studio& operator=(const Studio&) = delete;

  store::Store& store() { return *store_; }
  store::Blobs& blobs() { return *blobs_; }
  pipeline::Pipeline& pipeline() { return *pipeline_; }
  const engines::TextEngine& text_engine() const { return *text_engine_; }
  const engines::ImageEngine& image_engine() const { return *image_engine_; }
  std::int64_t now() const { return clock_(); }
  const std::string& folder() const { return folder_; }
  const net::Rules& outgoing() const { return outgoing_; }
  /// 32 secret bytes of this data folder, made when first asked for. Throws Failure
  /// data_folder_damaged, _unwritable.
  std::string secret() const;

  /// Rises when this process has changed a key or an account: who remembers whom to let in looks
  /// again.
  std::uint64_t access_version() const { return access_version_; }
  /// Lets it rise once what this thread writes is kept.
  void access_changes();

 private:
  std::string folder_;
  Clock clock_;
  net::Rules outgoing_;
  std::atomic<std::uint64_t> access_version_{0};
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Blobs> blobs_;
  std::unique_ptr<engines::TextEngine> text_engine_;
  std::unique_ptr<engines::ImageEngine> image_engine_;
  std::unique_ptr<pipeline::Pipeline> pipeline_;  // last: its workers use all of the above
};

/// The folder that is used when nobody names one: TALEWRIGHT_DATA, else talewright in the XDG data
/// folder. Throws data_folder_unwritable when the environment names no home.
std::string default_folder();

}  // namespace talewright::studio
