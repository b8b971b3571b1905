# Writes operations.h, which declares the handler of every file in tools/, and the table that pairs
# names with handlers. A file without a handler does not link; a handler without a file is an
# undeclared function, which -Wmissing-declarations -Werror refuses.
file(GLOB files RELATIVE ${SOURCE}/tools ${SOURCE}/tools/*.json)
list(SORT files)
set(declarations "")
set(rows "")
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME_WE)
  string(APPEND declarations
         "contract::Reply ${name}(studio::Studio&, contract::Context&, const boost::json::object&);\n")
  string(APPEND rows "{\"${name}\", &${name}},\n")
endforeach()
file(WRITE ${OUT}/operations.h "// Made by cmake/operations.cmake from tools/; not edited.
#pragma once

#include \"contract/call.h\"

namespace talewright::studio {
class Studio;
}

namespace talewright::operations {

${declarations}
}  // namespace talewright::operations
")
file(WRITE ${OUT}/operations_table.inc "${rows}")
