// Flags of a command, read off its request message: a field is a flag, and a new field a new flag.
// What it takes says the descriptor; what --help says of it the catalogue of messages, under
// flag.COMMAND.FIELD, flag.FIELD or field.FIELD.
#pragma once

#include <google/protobuf/message.h>

#include <CLI/CLI.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "services/motcua/commands.h"

namespace motcua::cli {

// How the fields, by their paths, differ from flags of their own names.
struct FlagShape {
  std::set<std::string> words;               // given in the message's order, without a flag
  std::set<std::string> required;            // asked for before the server is
  std::map<std::string, std::string> names;  // of flags that are called otherwise
  std::set<std::string> left_out;
  std::map<std::string, std::string> values;  // the names that may be written, of a field of text
};

// A flag, and the path of the field that it fills in.
struct Flag {
  CLI::Option* option;
  std::string path;
};

// How a page is asked for, and of what moment, is the client's business: those fields have no flag.
std::vector<Flag> add_flags(Session& session, CLI::App& command, google::protobuf::Message* request,
                            const FlagShape& shape = {});

// --limit, how many rows at most; a number from 1 to 1,000,000 once the command line is read.
std::string& add_limit(Session& session, CLI::App& command);

// "hand_over": "hand-over".
std::string dashed(std::string name);

// The names of an enumeration as flags take them: "at-counter, by-post".
std::string flag_names(const google::protobuf::EnumDescriptor* type);

}  // namespace motcua::cli
