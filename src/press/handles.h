// Owners for the handles of Cairo, Pango and GLib, and the bridge that keeps exceptions out of C.
// Internal to press/.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <exception>
#include <memory>
#include <string>

namespace talewright::press {

struct HandleFree {
  void operator()(cairo_t* p) const { cairo_destroy(p); }
  void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
  void operator()(cairo_font_options_t* p) const { cairo_font_options_destroy(p); }
  void operator()(PangoFontMap* p) const { g_object_unref(p); }
  void operator()(PangoContext* p) const { g_object_unref(p); }
  void operator()(PangoLayout* p) const { g_object_unref(p); }
  void operator()(PangoFontDescription* p) const { pango_font_description_free(p); }
  void operator()(PangoFontMetrics* p) const { pango_font_metrics_unref(p); }
  void operator()(PangoAttrList* p) const { pango_attr_list_unref(p); }
  void operator()(PangoLayoutIter* p) const { pango_layout_iter_free(p); }
};

template <class T>
using Handle = std::unique_ptr<T, HandleFree>;

/// Saves the graphics state and restores it at the end of the scope.
class SavedState {
 public:
  explicit SavedState(cairo_t* cr) : cr_(cr) { cairo_save(cr); }
  ~SavedState() { cairo_restore(cr_); }
  SavedState(const SavedState&) = delete;
  SavedState& operator=(const SavedState&) = delete;

 private:
  cairo_t* cr_;
};

/// Collects what a Cairo surface writes. An exception is kept and thrown again by `take`.
class ByteSink {
 public:
  static cairo_status_t write(void* self, const unsigned char* data, unsigned size) noexcept;
  std::string take();

 private:
  std::string bytes_;
  std::exception_ptr error_;
};

}  // namespace talewright::press
