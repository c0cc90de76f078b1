#include "relay/status_answers.h"

#include "relay/metrics.h"
#include "relay/status_json.h"

#include <QJsonDocument>

namespace lancast::net {

QByteArray StatusAnswers::answer(Form &form, Time now)
{
    if (!form.madeAt || now - *form.madeAt >= maxAge) {
        form.bytes = form.write(m_snapshot());
        form.madeAt = now;
    }
    return form.bytes;
}

QByteArray StatusAnswers::writeJson(const StatusSnapshot &status)
{
    return QJsonDocument(toJson(status)).toJson(QJsonDocument::Compact);
}

QByteArray StatusAnswers::writeMetrics(const StatusSnapshot &status)
{
    return metricsText(status);
}

} // namespace lancast::net
