// Where a command comes in: the words of the applicant's name, as they are searched for, go along
// with it, for whoever decides, indexes and replays knows no Unicode.
#pragma once

#include "engine/dossier/application.h"
#include "services/text/text.h"

namespace motcua {

inline void fold_name(Applicant& applicant) {
  applicant.folded_name = folded_words(applicant.name);
}

// Of a command that brings an applicant, or corrects one.
template <class Command>
void fold_name_in(Command& command) {
  if constexpr (requires { command.application.applicant; }) {
    fold_name(command.application.applicant);
  } else if constexpr (requires { command.applicant; }) {
    fold_name(command.applicant);
  }
}

}  // namespace motcua
