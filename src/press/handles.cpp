#include "press/handles.h"

namespace talewright::press {

cairo_status_t ByteSink::write(void* self, const unsigned char* data, unsigned size) noexcept {
  auto& sink = *static_cast<ByteSink*>(self);
  try {
    sink.bytes_.append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
  } catch (...) {
    sink.error_ = std::current_exception();
    return CAIRO_STATUS_WRITE_ERROR;
  }
}

std::string ByteSink::take() {
  if (error_) std::rethrow_exception(error_);
  return std::move(bytes_);
}

}  // namespace talewright::press
