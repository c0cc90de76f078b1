#include "settings/settings_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr auto ownerAlone = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 mostBytes = 1'000'000; ///< ours has a few kilobytes
constexpr qsizetype mostKept = 3;       ///< of each kind
const QString damagedMark = u".damaged-"_s;
const QString resetMark = u".before-reset-"_s;

/// Nothing that QSettings writes: it escapes what is no text.
bool isText(const QByteArray &bytes)
{
    const bool hasControls = std::ranges::any_of(
        bytes, [](char c) { return uchar(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes); // decodes only when asked for its text
    return !hasControls && !decoder.hasError();
}

/// What QSettings says of a file before it has read every section is no verdict.
bool isWellFormed(const QString &path)
{
    const QSettings settings(path, QSettings::IniFormat);
    (void)settings.allKeys();
    return settings.status() == QSettings::NoError;
}

bool isDamaged(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return info.isSymLink(); // one that leads nowhere
    QFile file(path);
    if (!info.isFile() || info.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return true;
    return !isText(file.readAll()) || !isWellFormed(path);
}

/// The newest few stay: whoever starts a program again and again must not fill the disk.
void dropOldOnes(const QString &path, const QString &mark)
{
    const QFileInfo info(path);
    QDir folder = info.dir();
    const QStringList kept = folder.entryList({info.fileName() + mark + u'*'}, QDir::Files, QDir::Name);
    for (qsizetype i = 0; i < kept.size() - mostKept; ++i)
        folder.remove(kept[i]);
}

QString freeName(const QString &path, const QString &mark)
{
    const QString name = path + mark + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    QString result = name;
    for (int i = 2; QFileInfo::exists(result); ++i)
        result = name + u"-%1"_s.arg(i);
    return result;
}

} // namespace

void keepPrivate(const QString &path)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    // QSettings keeps the permissions of a file that exists, and would give a new one those of the user's
    // mask.
    if (file.exists())
        file.setPermissions(ownerAlone);
    else
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerAlone);
}

QString moveDamagedAside(const QString &path)
{
    if (!isDamaged(path))
        return {};
    const QString aside = freeName(path, damagedMark);
    if (!QDir().rename(path, aside))
        return {};
    if (QFileInfo(aside).isFile())
        QFile::setPermissions(aside, ownerAlone);
    dropOldOnes(path, damagedMark);
    return aside;
}

QString copyAside(const QString &path)
{
    const QString aside = freeName(path, resetMark);
    QFile from(path);
    QFile to(aside);
    if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerAlone))
        return {};
    const QByteArray bytes = from.readAll();
    if (to.write(bytes) != bytes.size() || !to.flush()) {
        to.remove();
        return {};
    }
    dropOldOnes(path, resetMark);
    return aside;
}

} // namespace lancast::app
