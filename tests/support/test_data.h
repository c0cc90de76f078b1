// The recordings in tests/data.
#pragma once

#include <QFile>
#include <QString>

namespace lancast::test {

/// The content of tests/data/NAME; empty if there is no such file.
inline QByteArray recording(const char *name)
{
    QFile file(QStringLiteral(LANCAST_TEST_DATA "/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace lancast::test
