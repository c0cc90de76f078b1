// What is in files: the recordings in tests/data, and what the code under test has written.
#pragma once

#include <QFile>
#include <QString>

namespace lancast::test {

/// Empty if there is no such file.
inline QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The content of tests/data/NAME.
inline QByteArray recording(const char *name)
{
    return fileContent(QStringLiteral(LANCAST_TEST_DATA "/") + QLatin1String(name));
}

} // namespace lancast::test
