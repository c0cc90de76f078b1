#include "base/logging.h"

#include <QStringList>

namespace lancast::net {

Q_LOGGING_CATEGORY(relayLog, "lancast.relay")

std::optional<QtMsgType> logLevelFrom(const QString &word)
{
    if (word == QLatin1String("debug"))
        return QtDebugMsg;
    if (word == QLatin1String("info"))
        return QtInfoMsg;
    if (word == QLatin1String("warning"))
        return QtWarningMsg;
    if (word == QLatin1String("error"))
        return QtCriticalMsg;
    return std::nullopt;
}

void applyLogLevel(QtMsgType level)
{
    // QtMsgType's values are not in order of severity, so each level is named.
    QStringList rules;
    if (level != QtDebugMsg)
        rules << QStringLiteral("lancast.*.debug=false");
    if (level == QtWarningMsg || level == QtCriticalMsg)
        rules << QStringLiteral("lancast.*.info=false");
    if (level == QtCriticalMsg)
        rules << QStringLiteral("lancast.*.warning=false");
    QLoggingCategory::setFilterRules(rules.join(QLatin1Char('\n')));
}

} // namespace lancast::net
