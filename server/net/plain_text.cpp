#include "net/plain_text.h"

#include <QHostAddress>

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

QString plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    return isIpv4 ? QHostAddress(ipv4).toString() : address.toString();
}

} // namespace lancast::net
