# SPDX-License-Identifier: Apache-2.0
# Writes the migrations of DIR into OUT as C++ raw strings, in the order of their numbers.
file(GLOB files ${DIR}/*.sql)
list(SORT files)
set(body "")
foreach(file ${files})
  get_filename_component(name ${file} NAME)
  file(READ ${file} text)
  string(APPEND body "    {\"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(WRITE ${OUT} "// Made by casefile/embed.cmake from casefile/migrations; do not edit.
#include \"casefile/migrations.hpp\"
namespace mi::casefile {
const std::vector<Migration>& migrations() {
  static const std::vector<Migration> all{
${body}  };
  return all;
}
}  // namespace mi::casefile
")
