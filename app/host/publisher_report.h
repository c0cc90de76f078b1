// What the publisher page reports about itself, as values.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QSize>
#include <QString>

#include <optional>

namespace lancast::app {

enum class PublisherState { Idle, Starting, Live, Paused, Reconnecting, Error };

/// Whether the page is sending or about to: everything but Idle and Error.
[[nodiscard]] bool isOnAir(PublisherState state);

/// What the computer encodes, where that is less than was chosen.
struct ReducedQuality
{
    QSize chosen; ///< the source's size
    QSize size;
    int framesPerSecond = 0;

    friend bool operator==(const ReducedQuality &, const ReducedQuality &) = default;
};

struct PublisherReport
{
    PublisherState state = PublisherState::Idle;
    QSize size;                ///< pixels; empty while there is no picture
    double frameRate = 0;      ///< pictures a second that the source gives
    double askedFrameRate = 0; ///< 0: unknown
    std::optional<ReducedQuality> reduced;
    qint64 queuedBytes = 0; ///< encoded, but not sent yet
    QList<QString> cameras; ///< labels
    QList<QString> microphones;
    bool hasSound = false; ///< the page hears its source
    double level = 0;      ///< the sound's peak, 0 to 1
    QString errorCode;
    QString errorMessage;
};

/// Whether the relay takes another one's stream, or none: nothing is wrong with the source.
[[nodiscard]] bool isRefused(const PublisherReport &report);

/// Takes what is there; whatever is missing or of another type keeps its default.
[[nodiscard]] PublisherReport publisherReportFrom(const QJsonObject &object);

} // namespace lancast::app

Q_DECLARE_METATYPE(lancast::app::PublisherReport)
