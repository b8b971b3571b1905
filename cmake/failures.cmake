# Writes failures.h: one named maker of Failure for each code in resources/errors.json.
file(READ ${SOURCE}/resources/errors.json text)
string(JSON count LENGTH "${text}" errors)
math(EXPR last "${count} - 1")
set(makers "")
set(statuses "")
foreach(i RANGE ${last})
  string(JSON code GET "${text}" errors ${i} code)
  string(JSON status GET "${text}" errors ${i} status)
  string(JSON meaning GET "${text}" errors ${i} meaning)
  string(APPEND makers "/// ${meaning}
inline Failure ${code}(std::string message, boost::json::object details = {}) {
  return Failure(\"${code}\", std::move(message), std::move(details));
}
")
endforeach()
file(WRITE ${OUT}/failures.h "// Made by cmake/failures.cmake from resources/errors.json; not edited.
#pragma once

#include \"base/failure.h\"

namespace talewright {

${makers}
}  // namespace talewright
")
