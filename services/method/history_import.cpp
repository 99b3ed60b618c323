// ImportHistory: rows of another system's history, chunk by chunk, and a summary of them.
#include <algorithm>
#include <atomic>
#include <utility>

#include "services/method/history_rows.h"
#include "services/method/paging.h"
#include "services/method/services.h"
#include "services/method/status.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr int refused_listed_max = 10'000;
constexpr size_t kind_listed_bytes_max = 40;
constexpr size_t code_listed_bytes_max = 100;  // a longer one was refused for that
constexpr int channel_words_max = 100;
constexpr size_t channel_word_bytes_max = 200;  // a longer one is only counted

// Takes a chunk, lets the engine take all of its rows, then asks for the next: the engine's pace is
// the caller's. What is done with a chunk and its rows is done by the worker, neither by the
// transport's threads nor by the engine's, which others wait for.
class Import : public std::enable_shared_from_this<Import> {
 public:
  Import(Engine& engine, Worker& worker) : engine_(engine), worker_(worker) {}

  void take(OrRejection<Incoming> received, Reply reply) {
    reply_ = std::move(reply);
    received_ = {};  // two of them at once would be much
    if (!received) return break_off(received.error());
    if (!*received) return reply_->answer(response_);
    received_ = std::move(*received);
    auto hours = default_hours_of(chunk());
    if (!hours) return break_off(hours.error());
    hours_ = std::move(*hours);
    response_.set_default_hour(hours_.event);
    response_.set_default_due_hour(hours_.due);
    first_row_ = 0;
    go_on();
  }

 private:
  // Rows go in a window at a time, so that one import never fills the tray.
  static constexpr int window = 256;

  const v1::ImportHistoryRequest& chunk() const { return received_.as<v1::ImportHistoryRequest>(); }

  void ask_for_next() {
    received_ = {};
    reply_->next([self = shared_from_this()](OrRejection<Incoming> received, Reply reply) {
      self->take(std::move(received), std::move(reply));
    });
  }

  int window_size() const { return std::min(window, chunk().rows_size() - first_row_); }

  // Windows whose rows are all answered meanwhile follow one another here, never one within
  // another; after a window that must wait the last of its answers has the worker go on.
  void go_on() {
    while (first_row_ < chunk().rows_size()) {
      submit_window();
      if (!one_more_is_answered()) return;
      if (!count_window()) return;
    }
    ask_for_next();
  }

  void submit_window() {
    const int size = window_size();
    answers_.assign(static_cast<size_t>(size), Answer{});
    readings_.assign(static_cast<size_t>(size), HistoryReading{});
    const Asker asker = reply_->caller().asker();
    remaining_.store(size + 1);  // and our own going through them
    for (int i = 0; i < size; ++i) {
      auto reading = read_history(chunk().rows(first_row_ + i), hours_);
      if (!reading) {
        put(i, tl::unexpected(reading.error()));
        continue;
      }
      ImportDossier import = std::exchange(reading->import, {});
      import.append = chunk().append();
      readings_[static_cast<size_t>(i)] = std::move(*reading);
      engine_.submit(
          {.command = std::move(import), .actor = asker.actor, .claim = asker.claim}, std::nullopt,
          [self = shared_from_this(), i](Answer answer) { self->put(i, std::move(answer)); });
    }
  }

  void put(int index, Answer answer) {
    answers_[static_cast<size_t>(index)] = std::move(answer);
    if (!one_more_is_answered()) return;
    worker_.go_on([self = shared_from_this()] {
      if (self->count_window()) self->go_on();
    });
  }

  bool one_more_is_answered() { return remaining_.fetch_sub(1, std::memory_order_acq_rel) == 1; }

  // What is the matter with the server, and not with a row, ends the stream: false.
  bool count_window() {
    const int size = window_size();
    for (int i = 0; i < size; ++i) {
      const Answer& answer = answers_[static_cast<size_t>(i)];
      if (!answer && is_of_the_server(answer.error().reason)) {
        break_off(answer.error());
        return false;
      }
      count(i);
    }
    first_row_ += size;
    return true;
  }

  void count(int index_in_window) {
    const v1::HistoryRow& row = chunk().rows(first_row_ + index_in_window);
    const Answer& answer = answers_[static_cast<size_t>(index_in_window)];
    if (!answer) {
      response_.set_refused_count(response_.refused_count() + 1);
      if (listed_.is_full()) return;
      v1::ImportHistoryResponse::Refused refused;
      refused.set_line(row.line());
      if (row.code().size() <= code_listed_bytes_max) refused.set_code(row.code());
      refused.set_reason(std::string(name_of(answer.error().reason)));
      refused.set_event(event_at_fault(answer.error()));
      refused.set_message(message_of_refused(row, refused.event(), answer.error()));
      if (listed_.takes(refused.ByteSizeLong())) response_.add_refused()->Swap(&refused);
      return;
    }
    if (answer->unchanged) {
      response_.set_unchanged(response_.unchanged() + 1);
      return;
    }
    if (answer->appended) {
      response_.set_appended(response_.appended() + 1);
      response_.set_last_sequence(answer->sequence);
      return;
    }
    response_.set_imported(response_.imported() + 1);
    response_.set_last_sequence(answer->sequence);
    count_readings(readings_[static_cast<size_t>(index_in_window)]);
    if (!answer->dossier->is_received()) return;
    bool given = false;
    for (const auto& event : row.events()) given = given || !event.due_at().empty();
    if (given) {
      response_.set_due_time_given(response_.due_time_given() + 1);
    } else if (answer->dossier->promise.due_time) {
      response_.set_due_time_reckoned(response_.due_time_reckoned() + 1);
    } else {
      response_.set_undated(response_.undated() + 1);
    }
  }

  // "Event 2 (resolved): …".
  std::string message_of_refused(const v1::HistoryRow& row, int event, const Rejection& rejection) {
    const std::string text = message_of(rejection, reply_->caller().language);
    if (event == 0) return text;
    const std::string kind = event <= row.events_size() ? row.events(event - 1).kind() : "";
    return message(
               "import.event",
               {{"event", std::to_string(event)}, {"kind", shortened(kind, kind_listed_bytes_max)}},
               reply_->caller().language) +
           ": " + text;
  }

  void count_readings(const HistoryReading& reading) {
    response_.set_day_only_times(response_.day_only_times() + reading.day_only_times);
    if (reading.looks_like_old_encoding) {
      response_.set_old_encoding_rows(response_.old_encoding_rows() + 1);
    }
    if (!reading.channel_given) response_.set_channel_not_given(response_.channel_not_given() + 1);
    const std::string& not_understood = reading.channel_not_understood;
    if (not_understood.empty()) return;
    response_.set_channel_not_understood(response_.channel_not_understood() + 1);
    if (not_understood.size() > channel_word_bytes_max) return;
    auto& words = *response_.mutable_channels_not_understood();
    auto found = std::find_if(words.begin(), words.end(),
                              [&](const auto& word) { return word.word() == not_understood; });
    if (found == words.end()) {
      if (words.size() >= channel_words_max) return;
      words.Add()->set_word(not_understood);
      found = words.end() - 1;
    }
    found->set_rows(found->rows() + 1);
  }

  // Refuses the stream; what was answered for until here is told with it.
  void break_off(const Rejection& rejection) {
    response_.clear_refused();  // an error's details hold little
    response_.clear_channels_not_understood();
    reply_->refuse(rejection, &response_);
  }

  Engine& engine_;
  Worker& worker_;
  std::optional<Reply> reply_;  // while a chunk is being taken in
  Incoming received_;           // the chunk
  v1::ImportHistoryResponse response_;
  FirstItems listed_{refused_listed_max};  // of its refused rows
  DefaultHours hours_;
  int first_row_ = 0;                     // of the window
  std::vector<Answer> answers_;           // to it
  std::vector<HistoryReading> readings_;  // of it, without their commands
  std::atomic<int> remaining_ = 0;
};

}  // namespace

void add_history_import(ServiceRows& rows, Engine& engine, Worker& pages) {
  const auto begin = [&engine, &pages](OrRejection<Incoming> chunk, Reply reply) {
    std::make_shared<Import>(engine, pages)->take(std::move(chunk), std::move(reply));
  };
  rows.add("ImportHistory", {.where = Where::pages,
                             .changes = true,
                             .right = importing,
                             .action = "import",
                             .texts = Texts::checked_by_handler,
                             .handler = on_stream<v1::ImportHistoryRequest>(begin)});
}

}  // namespace motcua
