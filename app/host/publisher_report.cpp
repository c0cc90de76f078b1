#include "host/publisher_report.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr double mostFramesPerSecond = 1000;

PublisherState stateFrom(const QString &word)
{
    if (word == "starting"_L1)
        return PublisherState::Starting;
    if (word == "live"_L1)
        return PublisherState::Live;
    if (word == "paused"_L1)
        return PublisherState::Paused;
    if (word == "reconnecting"_L1)
        return PublisherState::Reconnecting;
    if (word == "error"_L1)
        return PublisherState::Error;
    return PublisherState::Idle;
}

QSize sizeFrom(const QJsonValue &value)
{
    return {value["width"_L1].toInt(), value["height"_L1].toInt()};
}

std::optional<ReducedQuality> reducedQualityFrom(const QJsonValue &value)
{
    const ReducedQuality quality{sizeFrom(value["from"_L1]), sizeFrom(value["to"_L1]),
                                 value["frameRate"_L1].toInt()};
    const bool isWhole = !quality.chosen.isEmpty() && !quality.size.isEmpty() && quality.framesPerSecond > 0;
    return isWhole ? std::optional(quality) : std::nullopt;
}

QList<QString> labels(const QJsonValue &devices)
{
    QList<QString> result;
    const QJsonArray array = devices.toArray();
    for (const QJsonValue &device : array) {
        // Devices have no label until the permission has been granted; a nameless choice helps nobody.
        const QString label = device.toObject().value("label"_L1).toString();
        if (!label.isEmpty() && !result.contains(label))
            result.append(label);
    }
    return result;
}

} // namespace

bool isOnAir(PublisherState state)
{
    return state != PublisherState::Idle && state != PublisherState::Error;
}

bool isRefused(const PublisherReport &report)
{
    return report.errorCode == "refused"_L1;
}

PublisherReport publisherReportFrom(const QJsonObject &object)
{
    PublisherReport report;
    report.state = stateFrom(object.value("state"_L1).toString());
    report.size = sizeFrom(object);
    report.frameRate = std::clamp(object.value("frameRate"_L1).toDouble(), 0.0, mostFramesPerSecond);
    report.askedFrameRate =
        std::clamp(object.value("askedFrameRate"_L1).toDouble(), 0.0, mostFramesPerSecond);
    report.reduced = reducedQualityFrom(object.value("reduced"_L1));
    report.queuedBytes = std::max<qint64>(object.value("queuedBytes"_L1).toInteger(), 0);
    report.cameras = labels(object.value("cameras"_L1));
    report.microphones = labels(object.value("microphones"_L1));
    report.hasSound = object.value("hasSound"_L1).toBool();
    report.level = std::clamp(object.value("level"_L1).toDouble(), 0.0, 1.0);
    const QJsonObject error = object.value("error"_L1).toObject();
    report.errorCode = error.value("code"_L1).toString();
    report.errorMessage = error.value("message"_L1).toString();
    return report;
}

} // namespace lancast::app
