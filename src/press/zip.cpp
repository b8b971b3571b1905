#include "press/zip.h"

#include <zip.h>

#include <memory>
#include <new>
#include <set>
#include <stdexcept>

namespace talewright::press {

namespace {

void check_names(const std::vector<ZipFile>& files) {
  std::set<std::string_view> names;
  for (const ZipFile& file : files) {
    const std::string between = "/" + file.name + "/";
    if (file.name.empty() || file.name.front() == '/' || between.find("/../") != std::string::npos ||
        !names.insert(file.name).second)
      throw std::invalid_argument("a ZIP cannot hold " + file.name);
  }
}

[[noreturn]] void fail(zip_error_t* error) {
  const std::string why = zip_error_strerror(error);
  throw std::runtime_error("a ZIP could not be written: " + why);
}

}  // namespace

std::string zip(const std::vector<ZipFile>& files) {
  check_names(files);
  std::size_t size = 0;
  for (const ZipFile& file : files) size += file.bytes.size();
  if (size > kMostZipBytes) throw std::length_error("too much for one ZIP");

  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (!target) throw std::bad_alloc();
  zip_source_keep(target);  // closing the archive lets go of it once
  const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(target, &zip_source_free);
  zip_t* opened = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (!opened) {
    zip_source_free(target);
    fail(&error);
  }
  std::unique_ptr<zip_t, decltype(&zip_discard)> archive(opened, &zip_discard);
  for (const ZipFile& file : files) {
    zip_source_t* source = zip_source_buffer(opened, file.bytes.data(), file.bytes.size(), 0);
    if (!source) fail(zip_get_error(opened));
    const zip_int64_t index = zip_file_add(opened, file.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(zip_get_error(opened));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    // 1 January 1980, 0:00, as DOS has it, and plain files that their owner may write.
    constexpr zip_uint16_t kTime = 0, kDate = 1 << 5 | 1;
    constexpr zip_uint32_t kMode = 0100644U << 16;
    if (zip_set_file_compression(opened, at, file.compress ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 6) != 0 ||
        zip_file_set_dostime(opened, at, kTime, kDate, 0) != 0 ||
        zip_file_set_external_attributes(opened, at, 0, ZIP_OPSYS_UNIX, kMode) != 0)
      fail(zip_get_error(opened));
  }
  if (zip_close(opened) != 0) fail(zip_get_error(opened));
  (void)archive.release();  // closed

  zip_stat_t facts;
  if (zip_source_open(target) != 0 || zip_source_stat(target, &facts) != 0)
    fail(zip_source_error(target));
  std::string bytes(facts.size, '\0');
  const zip_int64_t got = zip_source_read(target, bytes.data(), bytes.size());
  zip_source_close(target);
  if (got != static_cast<zip_int64_t>(bytes.size()))
    throw std::runtime_error("a ZIP could not be read back");
  return bytes;
}

}  // namespace talewright::press
