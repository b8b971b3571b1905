// Pictures in every style: `pictures` prints, as JSON, what each style needs for three scenes at
// 2048 x 2048 pixels and as a PDF page; `pictures svg FOLDER` writes the same scenes as SVG for
// another program to draw. One style is measured per process, so that its peak memory is its own:
// `pictures STYLE RUNS`.
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/random.h"
#include "drawing/png.h"
#include "drawing/style.h"
#include "engines/engines.h"
#include "story/descriptor.h"
#include "story/scene_spec.h"

namespace {

using namespace talewright;

constexpr int kPixels = 2048;
constexpr double kPage = 612;  // points

struct Scene {
  const char* name;
  drawing::DisplayList list;
};

std::vector<Scene> scenes() {
  const auto illustrator = engines::make_builtin_illustrator();
  std::vector<story::CastMember> cast;
  for (const auto& [key, text] :
       {std::pair{"fox", R"({"species":"fox","clothes":[{"item":"raincoat","color":"#d63a2f"}]})"},
        {"mouse", R"({"species":"mouse","accessories":["scarf"]})"},
        {"child", R"({"species":"human","hair":"curly","accessories":["glasses"]})"}}) {
    std::vector<std::string> notes;
    story::CastMember member;
    member.key = member.name = key;
    member.descriptor = illustrator->complete(
        story::descriptor_from_json(json::parse(text).as_object()), hash64(key), notes);
    cast.push_back(std::move(member));
  }
  const std::pair<const char*, const char*> specs[] = {
      {"forest",
       R"({"setting":"forest","time":"sunset","season":"autumn","text_space":"none","seed":5,
        "characters":[{"character":"fox","pose":"walk","expression":"happy","place":"left"},
          {"character":"mouse","pose":"point","expression":"surprised","place":"right"}]})"},
      {"city",
       R"({"setting":"city","time":"night","weather":"rain","shot":"medium","text_space":"none","seed":9,
        "characters":[{"character":"child","pose":"run","expression":"scared","place":"left"},
          {"character":"fox","pose":"wave","expression":"happy","place":"right"}]})"},
      {"bedroom",
       R"({"setting":"bedroom","time":"night","shot":"close","text_space":"none","seed":7,
        "characters":[{"character":"child","pose":"read","expression":"curious"},
          {"character":"mouse","pose":"sit","expression":"sleepy"}]})"}};
  std::vector<Scene> all;
  for (const auto& [name, text] : specs)
    all.push_back(
        {name,
         illustrator->draw(story::scene_spec_from_json(json::parse(text).as_object()), cast, {})});
  return all;
}

/// Milliseconds of this process on a core: other programs on the machine do not count.
double core_ms() {
  timespec t{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1000 + static_cast<double>(t.tv_nsec) / 1e6;
}

cairo_status_t count(void* into, const unsigned char*, unsigned n) {
  *static_cast<std::size_t*>(into) += n;
  return CAIRO_STATUS_SUCCESS;
}

void paint_page(cairo_surface_t* surface, const drawing::DisplayList& list, const char* style) {
  cairo_t* cr = cairo_create(surface);
  drawing::paint(cr, list, style, {0, 0, kPage, kPage * list.height / list.width});
  cairo_destroy(cr);
  cairo_surface_finish(surface);
  cairo_surface_destroy(surface);
}

std::size_t pdf_bytes(const drawing::DisplayList& list, const char* style) {
  std::size_t bytes = 0;
  paint_page(
      cairo_pdf_surface_create_for_stream(&count, &bytes, kPage, kPage * list.height / list.width),
      list, style);
  return bytes;
}

int measure(const char* style, int runs) {
  const std::vector<Scene> all = scenes();
  rusage before{};
  getrusage(RUSAGE_SELF, &before);
  std::vector<double> times;
  std::size_t pdf = 0;
  for (const Scene& scene : all)
    for (int i = 0; i < runs; ++i) {
      const double begin = core_ms();
      drawing::draw_png(scene.list, style, kPixels);
      times.push_back(core_ms() - begin);
    }
  rusage after{};
  getrusage(RUSAGE_SELF, &after);
  for (const Scene& scene : all) pdf = std::max(pdf, pdf_bytes(scene.list, style));
  std::sort(times.begin(), times.end());
  std::cout << fmt::format(R"({{"style":"{}","median":{:.1f},"p95":{:.1f},"peak":{:.1f},"pdf":{}}})"
                           "\n",
                           style, times[times.size() / 2], times[times.size() * 95 / 100],
                           static_cast<double>(after.ru_maxrss) / 1024, pdf);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "svg") {
    for (const Scene& scene : scenes()) {
      const std::string path = fmt::format("{}/{}.svg", argv[2], scene.name);
      paint_page(cairo_svg_surface_create(path.c_str(), kPage,
                                          kPage * scene.list.height / scene.list.width),
                 scene.list, "cartoon");
      std::cout << path << "\n";
    }
    return 0;
  }
  if (argc == 3) return measure(argv[1], std::atoi(argv[2]));
  std::string names;
  for (const drawing::StyleEntry& style : drawing::styles())
    names += fmt::format(R"({}{{"style":"{}","vector":{}}})", names.empty() ? "" : ",", style.name,
                         style.vector);
  std::cout << "[" << names << "]\n";
  return 0;
}
