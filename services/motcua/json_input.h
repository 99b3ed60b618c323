// JSON from people and other systems into a message.
#pragma once

#include <google/protobuf/message.h>

#include <string>

namespace motcua::cli {

// Fills the message; the values of enumerations are understood as the API names them (GRANTED) and
// as the command line does (granted, at-counter). Returns what is wrong, on one line and with the
// place in the message where it is known; empty: nothing.
std::string read_json(const std::string& json, google::protobuf::Message& message);

}  // namespace motcua::cli
