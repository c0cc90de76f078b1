// The words that SDP's lines are made of (RFC 8866 section 9, RFC 8839 section 5.4). Pure.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lancast::rtc {

[[nodiscard]] bool isToken(QByteArrayView text);
/// Tokens with one \a separator between each two.
[[nodiscard]] bool areTokens(const QByteArray &text, char separator);
/// From \a minSize to 256 letters, digits, pluses and slashes.
[[nodiscard]] bool isIceText(QByteArrayView text, qsizetype minSize);
/// Digits only; -1 if it is no number from 0 to \a max.
[[nodiscard]] int readDecimal(QByteArrayView text, int max);
/// What is before the first \a separator in \a rest, which keeps what is behind it.
[[nodiscard]] QByteArrayView takeUntil(QByteArrayView &rest, char separator);

} // namespace lancast::rtc
