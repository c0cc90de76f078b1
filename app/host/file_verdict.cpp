#include "host/file_verdict.h"

#include <QFileInfo>
#include <QMimeDatabase>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

/// By what is in it: names lie.
QString verdictByContent(const QString &path)
{
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent);
    const QString name = type.name();
    if (name.startsWith("image/"_L1))
        return u"file-picture"_s;
    const bool isText = type.inherits(u"text/plain"_s) || name.startsWith("text/"_L1);
    const bool isDocument = name == "application/pdf"_L1 || type.inherits(u"application/zip"_s);
    return isText || isDocument ? u"file-other"_s : QString();
}

} // namespace

QString fileVerdict(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return u"file-missing"_s;
    if (!file.isFile() || !file.isReadable())
        return u"file-unreadable"_s;
    if (file.size() == 0)
        return u"file-empty"_s;
    return verdictByContent(path);
}

QString FileJudge::exactCode(const QString &code, const QString &path)
{
    if (code != "file-undecodable"_L1) {
        m_path.clear();
        return code;
    }
    if (std::exchange(m_path, path) != path)
        m_verdict = fileVerdict(path);
    return m_verdict.isEmpty() ? code : m_verdict;
}

} // namespace lancast::app
