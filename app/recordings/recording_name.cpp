#include "recordings/recording_name.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qsizetype mostNameBytes = 255; // of ext4, btrfs, xfs and exFAT's characters alike

QString tr(const char *text)
{
    return QCoreApplication::translate("lancast::app", text);
}

QString nameTrouble(const QString &name, const QString &fileName)
{
    // Also what other systems refuse: recordings are copied to them.
    const QString refused = u"/\\:*?\"<>|"_s;
    const bool hasRefused = std::ranges::any_of(
        name, [&refused](QChar c) { return refused.contains(c) || c.category() == QChar::Other_Control; });
    if (name.isEmpty())
        return tr("A recording needs a name.");
    if (hasRefused)
        return tr("A name cannot have any of these: %1").arg(u"/ \\ : * ? \" < > |"_s);
    if (name.startsWith(u'.'))
        return tr("A name that begins with a dot would hide the file.");
    if (QFile::encodeName(fileName).size() > mostNameBytes)
        return tr("This name is too long.");
    return {};
}

} // namespace

QString recordingName(const QString &path)
{
    return QFileInfo(path).completeBaseName();
}

RenameResult renameRecording(const QString &path, const QString &name)
{
    const QFileInfo file(path);
    const QString wished = name.trimmed();
    const QString fileName = wished + u'.' + file.suffix();
    if (wished == file.completeBaseName())
        return {};
    if (const QString trouble = nameTrouble(wished, fileName); !trouble.isEmpty())
        return {{}, trouble};
    const QString target = file.dir().filePath(fileName);
    // QFile does not overwrite, not even what comes in between.
    QFile renamed(path);
    if (renamed.rename(target))
        return {target, {}};
    if (QFileInfo::exists(target))
        return {{}, tr("There is a file “%1” already. Choose another name.").arg(fileName)};
    return {{}, tr("The name could not be changed: %1").arg(renamed.errorString())};
}

} // namespace lancast::app
