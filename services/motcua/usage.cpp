// The parser's errors are told apart by its own English texts, which stand in the catalogue as
// patterns ("parser."), for they are all that it gives.
#include "services/motcua/usage.h"

#include <optional>
#include <sstream>

#include "engine/utf8.h"
#include "services/text/sentences.h"

namespace motcua::cli {

std::string wrapped(const std::string& text, size_t most) {
  std::string lines;
  std::istringstream words(text);
  size_t width = 0;
  for (std::string word; words >> word;) {
    const size_t characters = character_count(word);
    const bool fits = width + 1 + characters <= most;
    lines.append(width == 0 ? "" : fits ? " " : "\n").append(word);
    width = width == 0 || !fits ? characters : width + 1 + characters;
  }
  return lines;
}

namespace {

constexpr size_t line_characters = 80;
constexpr size_t left_column_characters = 26;

class Help : public CLI::Formatter {
 public:
  explicit Help(const Speech& speech) : speech_(speech) {
    column_width(left_column_characters);
    for (const char* const name : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Env", "Needs",
                                   "Excludes", "Positionals"}) {
      label(name, speech_("label." + std::string(name)));
    }
    label("REQUIRED", "(" + speech_("label.REQUIRED") + ")");
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    if (group == "Options") group = speech_("label.Options");
    return Formatter::make_group(group, is_positional, options);
  }
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return entry(make_option_name(option, is_positional) + make_option_opts(option),
                 make_option_desc(option));
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode) const override {
    std::string all;
    for (const CLI::App* command : app->get_subcommands({})) all += make_subcommand(command);
    return all.empty() ? all : "\n" + speech_("label.Subcommands") + ":\n" + all;
  }
  std::string make_subcommand(const CLI::App* command) const override {
    return entry(command->get_name(), command->get_description());
  }
  std::string make_footer(const CLI::App* app) const override {
    std::istringstream lines(app->get_footer());
    std::string all;
    for (std::string line; std::getline(lines, line);) all += wrapped(line, line_characters) + "\n";
    return all;
  }

 private:
  std::string entry(const std::string& name, const std::string& description) const {
    std::string text = "  " + name;
    const std::string margin(left_column_characters, ' ');
    if (description.empty()) return text + "\n";
    const size_t width = character_count(text);
    text += width < left_column_characters ? std::string(left_column_characters - width, ' ')
                                           : "\n" + margin;
    for (const char c : wrapped(description, line_characters - left_column_characters)) {
      text += c == '\n' ? "\n" + margin : std::string(1, c);
    }
    return text + "\n";
  }

  const Speech speech_;
};

// The texts at the places of a pattern; nothing if it is another text.
std::optional<Metadata> match(std::string_view pattern, std::string_view text) {
  Metadata facts;
  while (true) {
    const size_t brace = std::min(pattern.find('{'), pattern.size());
    if (!text.starts_with(pattern.substr(0, brace))) return std::nullopt;
    text.remove_prefix(brace);
    pattern.remove_prefix(brace);
    if (pattern.empty()) return text.empty() ? std::optional(facts) : std::nullopt;
    const size_t end = pattern.find('}');
    const std::string_view place = pattern.substr(1, end - 1);
    pattern.remove_prefix(end + 1);
    const std::string_view next = pattern.substr(0, pattern.find('{'));
    const size_t found = next.empty() ? text.size() : text.find(next);
    if (found == std::string_view::npos) return std::nullopt;
    facts.emplace_back(place, text.substr(0, found));
    text.remove_prefix(found);
  }
}

std::string in_words(const std::string& error, const Speech& speech) {
  for (const Sentence& sentence : sentences_of_command_line()) {
    if (!sentence.key.starts_with("parser.")) continue;
    if (const auto facts = match(sentence.english, error)) return speech(sentence.key, *facts);
  }
  return error;
}

// What it did not understand is told in the order it was given, and before what it misses for that.
std::string told(const CLI::App& app, const CLI::Error& error, const Speech& speech) {
  std::string text;
  for (const std::string& word : app.remaining(true))
    text.append(text.empty() ? "" : " ").append(word);
  if (text.empty()) return in_words(error.what(), speech);
  const bool is_command = app.get_subcommands().empty() && !text.starts_with('-');
  return speech(is_command ? "usage.no_command" : "usage.not_understood", {{"text", text}});
}

}  // namespace

void speak(CLI::App& app, const Speech& speech) {
  app.formatter(std::make_shared<Help>(speech));
  app.set_help_flag("-h,--help", speech("flag.help"));
  app.failure_message([speech](const CLI::App* failed, const CLI::Error& error) {
    return told(*failed, error, speech) + "\n" + speech("usage.see_help") + "\n";
  });
}

}  // namespace motcua::cli
