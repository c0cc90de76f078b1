#include "rtc/sdp_text.h"

#include <QByteArrayList>

#include <algorithm>

namespace lancast::rtc {

namespace {

bool isTokenCharacter(char c)
{
    // RFC 8866 section 9: printable ASCII but for these.
    return c > ' ' && c <= '~' && !QByteArrayView("\"(),/:;<=>?@[\\]").contains(c);
}

} // namespace

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool areTokens(const QByteArray &text, char separator)
{
    return std::ranges::all_of(text.split(separator), [](const QByteArray &part) { return isToken(part); });
}

bool isIceText(QByteArrayView text, qsizetype minSize)
{
    const auto isIceCharacter = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' ||
               c == '/';
    };
    return text.size() >= minSize && text.size() <= 256 && std::ranges::all_of(text, isIceCharacter);
}

int readDecimal(QByteArrayView text, int max)
{
    if (text.isEmpty() || text.size() > 9)
        return -1;
    int number = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9')
            return -1;
        number = number * 10 + (digit - '0');
    }
    return number <= max ? number : -1;
}

QByteArrayView takeUntil(QByteArrayView &rest, char separator)
{
    const qsizetype end = rest.indexOf(separator);
    const QByteArrayView part = end < 0 ? rest : rest.first(end);
    rest = end < 0 ? QByteArrayView() : rest.sliced(end + 1);
    return part;
}

} // namespace lancast::rtc
