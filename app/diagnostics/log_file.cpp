#include "diagnostics/log_file.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr auto ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

LogFile::LogFile(const QString &path)
    : LogFile(path, Limits{})
{
}

LogFile::LogFile(const QString &path, Limits limits)
    : m_path(path)
    , m_limits(limits)
    , m_file(path)
{
}

bool LogFile::write(QByteArrayView line)
{
    if (!m_file.isOpen() && !open())
        return false;
    // The file's own size each time: another instance may write to it too.
    if (m_file.size() > 0 && m_file.size() + line.size() > m_limits.bytes) {
        m_file.close();
        // Unless the other instance has done it just now.
        if (QFileInfo(m_path).size() + line.size() > m_limits.bytes)
            rotate();
        if (!open())
            return false;
    }
    if (m_isLineCut)
        m_isLineCut = m_file.write("\n", 1) != 1;
    const qint64 written = m_file.write(line.data(), line.size());
    m_isLineCut = m_isLineCut || (written > 0 && written < line.size());
    return written == line.size();
}

bool LogFile::open()
{
    QDir().mkpath(QFileInfo(m_path).path());
    // Without a buffer: what was said before a crash must be there after it.
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered, ownerAlone))
        return false;
    m_file.setPermissions(ownerAlone);
    return true;
}

void LogFile::rotate()
{
    const int oldest = m_limits.files - 1;
    QFile::remove(oldest > 0 ? numbered(oldest) : m_path);
    for (int number = oldest; number > 0; --number)
        QFile::rename(number == 1 ? m_path : numbered(number - 1), numbered(number));
}

QString LogFile::numbered(int number) const
{
    return m_path + u'.' + QString::number(number);
}

} // namespace lancast::app
