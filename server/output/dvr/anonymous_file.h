// A file that nobody else sees and that is gone with the process, however that ends.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <span>

namespace lancast::dvr {

class AnonymousFile final
{
public:
    AnonymousFile() = default;
    ~AnonymousFile();
    Q_DISABLE_COPY_MOVE(AnonymousFile)

    /// In \a folder, under no name. False: errno says why.
    [[nodiscard]] bool open(const QString &folder);
    /// All of \a parts in a row from \a offset on. False: errno says why; nothing of it counts.
    [[nodiscard]] bool write(qint64 offset, std::span<const QByteArrayView> parts) const;
    /// Fewer bytes than \a length: they are not there, or cannot be read.
    [[nodiscard]] QByteArray read(qint64 offset, qsizetype length) const;

private:
    [[nodiscard]] bool writePart(qint64 offset, QByteArrayView part) const;

    int m_descriptor = -1;
};

} // namespace lancast::dvr
