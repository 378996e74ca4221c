# A room is one folder of daemon/ and one static library, youward_<room>. Its sources are the .cc files found in it, so
# that a new file needs no list to be edited. Which rooms it may include is checked by tests/architecture.
#
#   youward_room(text DEPS youward_base PRIVATE_DEPS utf8proc)

# Designated initialisers may leave fields to their defaults.
set(YOUWARD_WARNINGS -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 warns of overlapping copies in std::string where there are none (its bug 105651).
  list(APPEND YOUWARD_WARNINGS -Wno-restrict)
endif()

function(youward_room room)
  cmake_parse_arguments(ARG "" "" "DEPS;PRIVATE_DEPS;EXCLUDE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cc)
  list(FILTER sources EXCLUDE REGEX "/main\\.cc$|_main\\.cc$")
  foreach(pattern IN LISTS ARG_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${pattern}")
  endforeach()
  add_library(youward_${room} STATIC ${sources})
  target_include_directories(youward_${room} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_options(youward_${room} PRIVATE ${YOUWARD_WARNINGS})
  target_link_libraries(youward_${room} PUBLIC ${ARG_DEPS} PRIVATE ${ARG_PRIVATE_DEPS})
endfunction()

# youward_program(youwardd SOURCES main.cc DEPS youward_app)
function(youward_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${YOUWARD_WARNINGS})
  target_link_libraries(${name} PRIVATE ${ARG_DEPS})
endfunction()

# youward_test(text_offsets_test SOURCES a_test.cc DEPS youward_text): one GoogleTest program, one ctest entry.
function(youward_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_options(${name} PRIVATE ${YOUWARD_WARNINGS})
  target_compile_definitions(${name} PRIVATE YOUWARD_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE ${ARG_DEPS} GTest::gmock GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} --gtest_brief=1)
endfunction()
