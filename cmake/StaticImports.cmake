# Debian's CMake packages offer gRPC and Abseil as shared libraries only, though it ships archives of them too. A program that
# loads fifty shared libraries takes 20 ms from its start to its first answer; with these linked in it takes 10 (measured with
# an echo server on Debian 12). youward's programs are started for one letter, so that this counts.
#
#   youward_prefer_archives("^(absl|gRPC)::")
#
# turns every imported shared target whose name matches into its archive, where there is one; link order and dependencies
# stay as the package says. What the archives need in turn (OpenSSL, zlib, c-ares, re2) stays shared, so that security updates
# of the system reach it. All targets of a family must go the same way, or a program would hold two copies of one library.
function(youward_prefer_archives pattern)
  get_directory_property(targets IMPORTED_TARGETS)
  list(FILTER targets INCLUDE REGEX "${pattern}")
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(NOT type STREQUAL "SHARED_LIBRARY")
      continue()
    endif()
    get_target_property(configurations ${target} IMPORTED_CONFIGURATIONS)
    foreach(configuration IN LISTS configurations)
      get_target_property(shared ${target} IMPORTED_LOCATION_${configuration})
      string(REGEX REPLACE "\\.so(\\.[0-9.]+)?$" ".a" archive "${shared}")
      if(NOT EXISTS "${archive}")
        message(FATAL_ERROR "${target}: ${archive} is not there; configure with -DYOUWARD_STATIC_GRPC=OFF to link shared libraries")
      endif()
      set_target_properties(${target} PROPERTIES IMPORTED_LOCATION_${configuration} "${archive}")
    endforeach()
  endforeach()
endfunction()
