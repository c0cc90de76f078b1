// Files of the test's own, in a folder that goes with it.
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace lancast::app {

class WrittenFiles final
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_directory.filePath(name); }

    /// The path; empty if it could not be written.
    [[nodiscard]] QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }

    /// The path of a new file; ends the program if it could not be written.
    [[nodiscard]] QString writeAnew(const QByteArray &content)
    {
        const QString path = write(QStringLiteral("file%1").arg(m_count++), content);
        if (path.isEmpty())
            qFatal("cannot write a file");
        return path;
    }

    /// Empty, too, if there is none.
    [[nodiscard]] static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_directory;
    int m_count = 0;
};

} // namespace lancast::app
