// The catalogue of messages, in parts: every sentence that a person sees, in Vietnamese and
// English. Places are {name} or {name:kind}; of what kind a fact is, says how it is told
// (messages.h).
#pragma once

#include <span>
#include <string_view>

namespace motcua {

struct Sentence {
  std::string_view key;
  std::string_view vietnamese;
  std::string_view english;
};

std::span<const Sentence> sentences_of_refusals();
std::span<const Sentence> sentences_of_expectations();
std::span<const Sentence> sentences_of_reports();
std::span<const Sentence> sentences_of_findings();
std::span<const Sentence> sentences_of_words();         // states, actions, channels, roles, fields
std::span<const Sentence> sentences_of_command_line();  // motcua
std::span<const Sentence> sentences_of_server();        // motcuad

}  // namespace motcua
