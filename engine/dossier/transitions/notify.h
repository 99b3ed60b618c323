// notify → Notified: somebody was told of an event of the dossier, by which way and when, and how
// long after it (224/2026 art. 15(1)(g): each change of state at once, from 1/7/2026). A record
// alone: no state, clock or figure changes (engine/DOMAIN.md#notices).
#pragma once

#include "engine/dossier/situation.h"

namespace motcua {

// A bound against runaway software.
inline constexpr size_t notices_max = 1000;

struct Notified {
  static constexpr Verb verb = Verb::notify;
  Notice notice;
  bool operator==(const Notified&) const = default;
  static constexpr auto fields() { return std::tuple(field(10, "notice", &Notified::notice)); }
  void apply_to(Dossier& dossier, const Occasion& occasion) const;
};

struct Notify {
  static constexpr Verb verb = Verb::notify;
  NoticeKind kind = NoticeKind::not_said;
  NoticeChannel channel = NoticeChannel::not_said;
  std::optional<Instant> sent_at;  // not after the event; none: then
  std::string content_hash;        // of the text that was sent
  int32_t of_revision = 0;         // which event it tells of; 0: the last one that is no notice
  std::string recipient;
  bool operator==(const Notify&) const = default;
  static constexpr auto fields() {
    constexpr Shape hash{.characters_max = 64};
    constexpr Shape short_text{.characters_max = 100};
    return std::tuple(field(10, "notice_kind", &Notify::kind, required),
                      field(11, "notice_channel", &Notify::channel, required),
                      field(12, "sent_time", &Notify::sent_at),
                      field(13, "content_hash", &Notify::content_hash, personal(hash)),
                      field(14, "of_revision", &Notify::of_revision),
                      field(15, "recipient", &Notify::recipient, personal(short_text)));
  }
  OrRejection<Notified> decide(const Situation& situation) const;
};

}  // namespace motcua
