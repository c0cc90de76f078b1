// Strikes out what lets others in, before text is written down or handed on. Pure.
#pragma once

#include <QString>
#include <QStringList>

namespace lancast::app {

/// \a text without keys, tokens and passcodes: those that stand where such things stand (in a link, an
/// offered sub-protocol, an option, JSON), and \a secrets wherever they stand as a word.
[[nodiscard]] QString redacted(QString text, const QStringList &secrets = {});

} // namespace lancast::app
