// Text that strangers send, made fit to be shown.
#pragma once

#include <QByteArrayView>
#include <QString>

class QHostAddress;

namespace lancast::net {

/// Without control, format (bidirectional) and unassigned characters, at most \a maxCharacters long.
[[nodiscard]] QString plainText(QByteArrayView utf8, qsizetype maxCharacters = 200);

/// As people write it: an IPv4 peer of a dual-stack socket without the IPv6 prefix.
[[nodiscard]] QString plainAddress(const QHostAddress &address);

} // namespace lancast::net
