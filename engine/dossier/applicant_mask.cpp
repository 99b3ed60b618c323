// By the applicant's field list.
#include "engine/dossier/applicant_mask.h"

namespace motcua {
namespace {

constexpr const char* whole = "applicant";

template <class Visit>
void for_each_path(const Visit& visit) {
  const Applicant any;
  for_each_field(any, [&](const auto& field, const auto&) {
    if (field.member == &Applicant::folded_name) return;  // goes along with the name
    visit(std::string(whole) + "." + field.name, field.member);
  });
}

}  // namespace

std::vector<std::string> filled_in(const Applicant& applicant) {
  std::vector<std::string> paths;
  for_each_path([&](const std::string& path, auto member) {
    if (!(applicant.*member).empty()) paths.push_back(path);
  });
  return paths;
}

bool correct(const Applicant& given, const std::string& path, Applicant& applicant) {
  if (path == whole) {
    applicant = given;
    return true;
  }
  bool known = false;
  for_each_path([&](const std::string& name, auto member) {
    if (name != path) return;
    applicant.*member = given.*member;
    if (member == &Applicant::name) applicant.folded_name = given.folded_name;
    known = true;
  });
  return known;
}

std::string applicant_paths() {
  std::string names = whole;
  for_each_path([&](const std::string& path, auto) { names += ", " + path; });
  return names;
}

}  // namespace motcua
