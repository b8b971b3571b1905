#include "press/zip.h"

#include <zip.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <exception>
#include <memory>
#include <new>
#include <set>
#include <stdexcept>

namespace talewright::press {

namespace {

std::uint64_t size_of(const ZipFile& file) { return file.read ? file.size : file.bytes.size(); }

void check(const std::vector<ZipFile>& files) {
  std::set<std::string_view> names;
  std::uint64_t size = 0;
  for (const ZipFile& file : files) {
    const std::string between = "/" + file.name + "/";
    if (file.name.empty() || file.name.front() == '/' ||
        between.find("/../") != std::string::npos || !names.insert(file.name).second)
      throw std::invalid_argument("a ZIP cannot hold " + file.name);
    size += size_of(file);
  }
  if (size > kMostZipBytes) throw std::length_error("too much for one ZIP");
}

/// What a source of libzip's asks for, by number (zip_source_function(3)). No exception may pass
/// through libzip: it is kept, and thrown again behind it.
class Source {
 public:
  explicit Source(std::exception_ptr& fault) : fault_(fault) { zip_error_init(&error_); }
  virtual ~Source() = default;

  zip_source_t* open(zip_error_t* error) { return zip_source_function_create(&asked, this, error); }

 protected:
  virtual zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) = 0;

  zip_int64_t fail(int code) {
    zip_error_set(&error_, code, 0);
    return -1;
  }
  static zip_int64_t tell_size(void* data, std::uint64_t size) {
    auto& facts = *static_cast<zip_stat_t*>(data);
    zip_stat_init(&facts);
    facts.size = size;
    facts.valid = ZIP_STAT_SIZE;
    return sizeof facts;
  }
  zip_error_t error_;

 private:
  static zip_int64_t asked(void* source, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    Source& self = *static_cast<Source*>(source);
    if (command == ZIP_SOURCE_ERROR) return zip_error_to_data(&self.error_, data, size);
    if (command == ZIP_SOURCE_FREE) return 0;
    try {
      return self.answer(data, size, command);
    } catch (...) {
      self.fault_ = std::current_exception();
      return self.fail(ZIP_ER_INTERNAL);
    }
  }
  std::exception_ptr& fault_;
};

/// A file on its way in: held from its opening to its closing.
class Input : public Source {
 public:
  Input(const ZipFile& file, std::exception_ptr& fault) : Source(fault), file_(file) {}

 private:
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) override {
    const std::string& bytes = file_.read ? held_ : file_.bytes;
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
      case ZIP_SOURCE_STAT:
        return tell_size(data, size_of(file_));
      case ZIP_SOURCE_OPEN:
        at_ = 0;
        if (file_.read) held_ = file_.read();
        return 0;
      case ZIP_SOURCE_READ: {
        const std::size_t some = std::min<std::size_t>(size, bytes.size() - at_);
        std::memcpy(data, bytes.data() + at_, some);
        at_ += some;
        return static_cast<zip_int64_t>(some);
      }
      case ZIP_SOURCE_CLOSE:
        std::string().swap(held_);
        return 0;
      default:
        return fail(ZIP_ER_OPNOTSUPP);
    }
  }
  const ZipFile& file_;
  std::string held_;
  std::size_t at_ = 0;
};

/// The archive: libzip writes it from front to end and goes back to fill in what it learns.
class Output : public Source {
 public:
  using Source::Source;
  std::string bytes;

 private:
  zip_int64_t answer(void* data, zip_uint64_t size, zip_source_cmd_t command) override {
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
            ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
            ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, -1);
      case ZIP_SOURCE_STAT:
        return tell_size(data, 0);  // there is nothing in it yet
      case ZIP_SOURCE_OPEN:
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_COMMIT_WRITE:
        return 0;
      case ZIP_SOURCE_BEGIN_WRITE:
      case ZIP_SOURCE_ROLLBACK_WRITE:
      case ZIP_SOURCE_REMOVE:
        bytes.clear();
        at_ = 0;
        return 0;
      case ZIP_SOURCE_WRITE:
        bytes.resize(std::max<std::size_t>(bytes.size(), at_ + size));
        std::memcpy(bytes.data() + at_, data, size);
        at_ += size;
        return static_cast<zip_int64_t>(size);
      case ZIP_SOURCE_TELL_WRITE:
        return static_cast<zip_int64_t>(at_);
      case ZIP_SOURCE_SEEK_WRITE: {
        const zip_int64_t to =
            zip_source_seek_compute_offset(at_, bytes.size(), data, size, &error_);
        if (to < 0) return -1;
        at_ = static_cast<std::size_t>(to);
        return 0;
      }
      default:
        return fail(ZIP_ER_OPNOTSUPP);
    }
  }
  std::size_t at_ = 0;
};

class Archive {
 public:
  explicit Archive(Output& output) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = output.open(&error);
    if (!source) throw std::bad_alloc();
    archive_ = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    if (archive_) return;
    zip_source_free(source);
    throw std::runtime_error(std::string("a ZIP could not be begun: ") +
                             zip_error_strerror(&error));
  }
  ~Archive() {
    if (archive_) zip_discard(archive_);
  }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  void add(Input& input, const ZipFile& file) {
    zip_source_t* source = input.open(zip_get_error(archive_));
    if (!source) fail();
    const zip_int64_t index = zip_file_add(archive_, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail();
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // 1 January 1980, 0:00, as DOS has it, and plain files that their owner may write.
    constexpr zip_uint16_t kTime = 0, kDate = 1 << 5 | 1;
    constexpr zip_uint32_t kMode = 0100644U << 16;
    const auto method = file.compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
    if (zip_set_file_compression(archive_, at, method, file.compress ? 6 : 0) != 0 ||
        zip_file_set_dostime(archive_, at, kTime, kDate, 0) != 0 ||
        zip_file_set_external_attributes(archive_, at, 0, ZIP_OPSYS_UNIX, kMode) != 0)
      fail();
  }
  /// Reads the files and writes all.
  void close(const std::exception_ptr& fault) {
    if (zip_close(archive_) == 0) {
      archive_ = nullptr;
      return;
    }
    if (fault) std::rethrow_exception(fault);
    fail();
  }

 private:
  [[noreturn]] void fail() {
    throw std::runtime_error(std::string("a ZIP could not be written: ") + zip_strerror(archive_));
  }
  zip_t* archive_ = nullptr;
};

}  // namespace

std::string zip(const std::vector<ZipFile>& files) {
  check(files);
  std::exception_ptr fault;
  Output output(fault);
  std::deque<Input> inputs;  // outlive the archive
  std::uint64_t size = 4096;
  for (const ZipFile& file : files) size += size_of(file) + 256 + 2 * file.name.size();
  output.bytes.reserve(size);
  Archive archive(output);
  for (const ZipFile& file : files) archive.add(inputs.emplace_back(file, fault), file);
  archive.close(fault);
  return std::move(output.bytes);
}

}  // namespace talewright::press
