# Writes embedded.S, which takes every file in as bytes, and embedded_table.cpp, which names them.
file(GLOB_RECURSE files RELATIVE ${SOURCE} ${SOURCE}/tools/*.json ${SOURCE}/resources/*
     ${SOURCE}/prompts/*.json ${SOURCE}/src/store/migrations/*.sql)
list(FILTER files EXCLUDE REGEX "^resources/apps/")  # sources; what is made of them comes in below
list(APPEND files "props.json" "resources/apps/plan_review.html")
list(SORT files)
set(asm ".section .rodata\n")
set(externs "")
set(rows "")
set(n 0)
foreach(path IN LISTS files)
  if(path STREQUAL "props.json")
    set(full ${PROPS})
  elseif(path STREQUAL "resources/apps/plan_review.html")
    set(full ${PLAN_REVIEW})
  else()
    set(full ${SOURCE}/${path})
  endif()
  string(APPEND asm ".balign 16\n.globl tw_file_${n}\ntw_file_${n}:\n.incbin \"${full}\"\n"
         ".globl tw_file_${n}_end\ntw_file_${n}_end:\n.byte 0\n")
  string(APPEND externs "extern const char tw_file_${n}[], tw_file_${n}_end[];\n")
  string(APPEND rows "      row(\"${path}\", tw_file_${n}, tw_file_${n}_end),\n")
  math(EXPR n "${n} + 1")
endforeach()
string(APPEND asm ".section .note.GNU-stack,\"\",@progbits\n")
file(WRITE ${OUT}/embedded.S "${asm}")
file(WRITE ${OUT}/embedded_table.cpp "// Made by cmake/embed.cmake; not edited.
#include \"base/embedded.h\"
extern \"C\" {
${externs}}
namespace talewright {
static EmbeddedFile row(std::string_view path, const char* begin, const char* end) {
  return {path, {begin, static_cast<std::size_t>(end - begin)}};
}
std::span<const EmbeddedFile> embedded_files() {
  static const EmbeddedFile files[] = {
${rows}  };
  return files;
}
}  // namespace talewright
")
