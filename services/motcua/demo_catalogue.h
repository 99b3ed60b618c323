// The files of the demonstration catalogue, compiled in.
#pragma once

#include <string>
#include <vector>

namespace motcua::cli {

struct DemoFile {
  std::string name;
  std::string text;
};

const std::vector<DemoFile>& demo_catalogue();

}  // namespace motcua::cli
