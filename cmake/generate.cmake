# Everything that is made from data files: the embedded files, one function per error code, one
# declaration and one table row per operation, the prop set from the packaged icon set, and the page
# that hosts show beside a plan.
file(GLOB_RECURSE EMBEDDED CONFIGURE_DEPENDS
     ${CMAKE_SOURCE_DIR}/tools/*.json ${CMAKE_SOURCE_DIR}/resources/*
     ${CMAKE_SOURCE_DIR}/prompts/*.json ${CMAKE_SOURCE_DIR}/src/store/migrations/*.sql)
file(GLOB PLAN_REVIEW_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/apps/plan_review/*)
file(GLOB TOOLS CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/*.json)
set(ICONS ${CMAKE_SOURCE_DIR}/scripts/node_modules/@iconify-json/fluent-emoji-flat/icons.json)
set(SCRIPTS ${CMAKE_SOURCE_DIR}/cmake)
find_program(NODE NAMES node nodejs REQUIRED)

add_custom_command(OUTPUT ${PROPS}
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/scripts/make_props.mjs ${ICONS} ${PROPS}
  DEPENDS ${CMAKE_SOURCE_DIR}/scripts/make_props.mjs ${ICONS}
  COMMENT "Reading the prop set")
set(PLAN_REVIEW ${GENERATED}/plan_review.html)
add_custom_command(OUTPUT ${PLAN_REVIEW}
  COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/scripts/make_app.mjs
          ${CMAKE_SOURCE_DIR}/resources/apps/plan_review ${PLAN_REVIEW}
  DEPENDS ${PLAN_REVIEW_SOURCES} ${CMAKE_SOURCE_DIR}/scripts/make_app.mjs
          ${CMAKE_SOURCE_DIR}/scripts/package-lock.json
  COMMENT "Bundling the plan review page")
add_custom_command(
  OUTPUT ${GENERATED}/embedded.S ${GENERATED}/embedded_table.cpp
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUT=${GENERATED} -DPROPS=${PROPS}
          -DPLAN_REVIEW=${PLAN_REVIEW} -P ${SCRIPTS}/embed.cmake
  DEPENDS ${EMBEDDED} ${PROPS} ${PLAN_REVIEW} ${SCRIPTS}/embed.cmake
  COMMENT "Embedding files")
add_custom_command(
  OUTPUT ${GENERATED}/failures.h
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUT=${GENERATED}
          -P ${SCRIPTS}/failures.cmake
  DEPENDS ${CMAKE_SOURCE_DIR}/resources/errors.json ${SCRIPTS}/failures.cmake
  COMMENT "Making a function for each error code")
add_custom_command(
  OUTPUT ${GENERATED}/operations.h ${GENERATED}/operations_table.inc
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUT=${GENERATED}
          -P ${SCRIPTS}/operations.cmake
  DEPENDS ${TOOLS} ${SCRIPTS}/operations.cmake
  COMMENT "Declaring a handler for each operation")
add_custom_command(
  OUTPUT ${GENERATED}/styles.inc
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DOUT=${GENERATED}
          -P ${SCRIPTS}/styles.cmake
  DEPENDS ${CMAKE_SOURCE_DIR}/resources/styles.json ${SCRIPTS}/styles.cmake
  COMMENT "Naming a painter for each style")
add_custom_target(generated DEPENDS ${PROPS} ${PLAN_REVIEW} ${GENERATED}/embedded.S ${GENERATED}/embedded_table.cpp
                  ${GENERATED}/failures.h ${GENERATED}/operations.h
                  ${GENERATED}/operations_table.inc ${GENERATED}/styles.inc)
