// The lag is told of the last event that was no notice alone: when others were is in the journal,
// which no decision reads.
#include "engine/dossier/transitions/notify.h"

#include <algorithm>

#include "engine/try.h"

namespace motcua {
namespace {

bool is_hexadecimal(const std::string& text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
}

OrRejection<void> check_notice(const Notify& notice, const Situation& situation) {
  const Dossier& dossier = *situation.dossier;
  if (notice.of_revision < 0 || notice.of_revision > dossier.revision) {
    return reject_field("of_revision", "number_between 1–" + std::to_string(dossier.revision));
  }
  if (!is_hexadecimal(notice.content_hash)) return reject_field("content_hash", "hexadecimal");
  if (dossier.notices.size() >= notices_max) {
    return reject(Reason::TOO_MANY_NOTICES,
                  {{"code", dossier.code}, {"limit", std::to_string(notices_max)}});
  }
  if (situation.imported) return {};
  if (notice.kind == NoticeKind::not_said) return reject_field("notice_kind", "required");
  if (notice.channel == NoticeChannel::not_said) return reject_field("notice_channel", "required");
  if (notice.sent_at && *notice.sent_at > situation.effective) {
    return reject_field("sent_time", "time_not_after " + format_instant(situation.effective));
  }
  const auto& began = dossier.submitted_at ? dossier.submitted_at : dossier.received_at;
  if (notice.sent_at && began && *notice.sent_at < *began) {
    return reject_field("sent_time", "time_not_before " + format_instant(*began));
  }
  return {};
}

// What was told before it happened was told at once.
int64_t minutes_from(Instant from, Instant to) {
  return std::max(int64_t{0}, to.microseconds - from.microseconds) / microseconds_per_minute;
}

}  // namespace

OrRejection<Notified> Notify::decide(const Situation& situation) const {
  TRY(check_notice(*this, situation));
  const Dossier& dossier = *situation.dossier;
  const LastChange last = last_change_of(dossier);
  Notice notice{.revision = dossier.revision + 1,
                .kind = kind,
                .channel = channel,
                .sent_at = sent_at.value_or(situation.effective),
                .content_hash = content_hash,
                .of_revision = of_revision == 0 ? last.revision : of_revision,
                .lag_minutes = std::nullopt,
                .recipient = recipient};
  if (notice.of_revision == last.revision) {
    notice.lag_minutes = minutes_from(last.at, notice.sent_at);
  }
  return Notified{.notice = std::move(notice)};
}

void Notified::apply_to(Dossier& dossier, const Occasion&) const {
  dossier.last_change = last_change_of(dossier);
  dossier.notices.push_back(notice);
}

}  // namespace motcua
