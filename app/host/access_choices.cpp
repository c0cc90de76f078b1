#include "host/access_choices.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lancast::app {

namespace {

constexpr int suggestedDigits = 6;
constexpr quint32 combinations = 1'000'000;

} // namespace

bool isPasscode(const QString &text)
{
    return !text.trimmed().isEmpty() && text.size() <= maxPasscodeLength &&
           std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

QString suggestedPasscode()
{
    const quint32 number = QRandomGenerator::system()->bounded(combinations);
    return QString::number(number).rightJustified(suggestedDigits, u'0');
}

} // namespace lancast::app
