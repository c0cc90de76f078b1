#include "host/network_choices.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

bool isHostName(const QString &text)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9._:-]{1,253}\\z"_s);
    return allowed.match(text).hasMatch();
}

} // namespace lancast::app
