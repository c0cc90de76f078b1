#include "base/plain_text.h"

namespace lancast::net {

namespace {

bool breaksLines(QChar character)
{
    return character.category() == QChar::Separator_Line ||
           character.category() == QChar::Separator_Paragraph;
}

} // namespace

QString plainText(QByteArrayView utf8, qsizetype maxCharacters)
{
    QString clean;
    for (const QChar character : QString::fromUtf8(utf8.first(qMin(utf8.size(), maxCharacters * 4)))) {
        if (character.isPrint() && !breaksLines(character) && clean.size() < maxCharacters)
            clean.append(character);
    }
    return clean;
}

} // namespace lancast::net
