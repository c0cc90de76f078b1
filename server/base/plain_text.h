// Text that strangers send, made fit to be shown.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace lancast::net {

/// Without control, format (bidirectional) and unassigned characters, at most \a maxCharacters long.
[[nodiscard]] QString plainText(QByteArrayView utf8, qsizetype maxCharacters = 200);

} // namespace lancast::net
