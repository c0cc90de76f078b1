#include "output/recording/recording_name.h"

#include <QStringList>

namespace lancast::record {

namespace {

// Ext4, Btrfs and NTFS take 255 bytes or units; so much is left for the date, the part, the number, ".webm".
constexpr qsizetype maxTitleBytes = 160;

bool isRefused(QChar character)
{
    return character.category() == QChar::Other_Control || character.category() == QChar::Other_Format ||
           QStringLiteral("/\\:*?\"<>|").contains(character);
}

QString withoutRefused(QString title)
{
    for (QChar &character : title) {
        if (isRefused(character))
            character = QLatin1Char(' ');
    }
    return title.simplified();
}

/// Never half a character.
QString shortened(QString title)
{
    while (title.toUtf8().size() > maxTitleBytes) {
        const bool isPair = title.size() > 1 && title.back().isLowSurrogate();
        title.chop(isPair ? 2 : 1);
    }
    return title;
}

} // namespace

QString recordingName(const QDateTime &date, const QString &title, int part)
{
    QStringList words{date.toString(QStringLiteral("yyyy-MM-dd HH.mm.ss"))};
    QString clean = shortened(withoutRefused(title));
    // Windows drops them at the end of a name.
    while (clean.endsWith(QLatin1Char('.')) || clean.endsWith(QLatin1Char(' ')))
        clean.chop(1);
    if (!clean.isEmpty())
        words.append(clean);
    if (part > 1)
        words.append(QStringLiteral("part %1").arg(part));
    return words.join(QLatin1Char(' '));
}

} // namespace lancast::record
