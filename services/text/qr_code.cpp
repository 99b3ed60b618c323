// The library tells more of a module; the lowest bit of its byte is the colour.
#include "services/text/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace motcua {

std::optional<QrCode> QrCode::of(std::string_view text) {
  constexpr size_t bytes_max = 2'331;  // of the largest code at this level
  if (text.empty() || text.size() > bytes_max) return std::nullopt;
  constexpr int smallest_that_fits = 0;
  const auto* const bytes = reinterpret_cast<const unsigned char*>(text.data());
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeData(static_cast<int>(text.size()), bytes, smallest_that_fits, QR_ECLEVEL_M),
      &QRcode_free);
  if (!made) return std::nullopt;
  const auto modules = static_cast<size_t>(made->width) * static_cast<size_t>(made->width);
  std::vector<bool> dark(modules);
  for (size_t i = 0; i < modules; ++i) dark[i] = (made->data[i] & 1) != 0;
  return QrCode(made->width, std::move(dark));
}

bool QrCode::is_dark(int row, int column) const {
  row -= quiet_zone;
  column -= quiet_zone;
  if (row < 0 || column < 0 || row >= width_ || column >= width_) return false;
  return dark_[static_cast<size_t>(row) * static_cast<size_t>(width_) +
               static_cast<size_t>(column)];
}

}  // namespace motcua
