#include "dashboard/host_health.h"

#include "host/publisher_report.h"

#include <QCoreApplication>

#include <utility>

namespace lancast::app {

namespace {

// The share of the captured pictures that should come out of the encoder.
constexpr double leastSentShare = 0.8;
// Below this a still screen's few pictures would make any share.
constexpr double leastCaptured = 5;
// With sound the recorder holds pictures back by a few tenths of a second.
constexpr std::chrono::milliseconds mostPictureAge{1500};
// The page drops parts of the stream above this (mostQueuedSeconds and leastQueuedBytes in uplink.js).
constexpr qint64 mostQueuedBytes = 128 * 1024;
constexpr double mostCpuShare = 0.9;

HostTrouble troubleNow(const HostFigures &figures)
{
    if (!figures.isLive)
        return HostTrouble::None;
    if (figures.cpuShare.value_or(0) > mostCpuShare)
        return HostTrouble::RelayBusy;
    if (figures.queuedBytes > mostQueuedBytes)
        return HostTrouble::SendingBehind;
    const bool isLate = figures.pictureAge && *figures.pictureAge > mostPictureAge;
    const bool losesPictures = figures.framesCaptured >= leastCaptured &&
                               figures.framesSent < leastSentShare * figures.framesCaptured;
    return isLate || losesPictures ? HostTrouble::EncoderBehind : HostTrouble::None;
}

} // namespace

HostFigures hostFigures(const PublisherReport &report, const net::StatusSnapshot &status)
{
    HostFigures figures;
    figures.isLive = status.state == stream::StreamState::Live && report.state == PublisherState::Live;
    figures.framesAsked = report.askedFrameRate;
    figures.framesCaptured = report.frameRate;
    figures.framesSent = status.framesPerSecond;
    figures.pictureAge = status.frameAge;
    figures.queuedBytes = report.queuedBytes;
    figures.cpuShare = status.cpuShare;
    return figures;
}

QString inWords(HostTrouble trouble)
{
    switch (trouble) {
    case HostTrouble::None:
        return QCoreApplication::translate("HostHealth", "Going well");
    case HostTrouble::EncoderBehind:
        return QCoreApplication::translate("HostHealth",
                                           "The computer is too slow for this quality. Choose a lower one.");
    case HostTrouble::SendingBehind:
        return QCoreApplication::translate("HostHealth",
                                           "The stream waits to be sent. Choose a lower quality.");
    case HostTrouble::RelayBusy:
        return QCoreApplication::translate(
            "HostHealth", "Too many viewers for this computer. Limit them, or choose a lower quality.");
    }
    Q_UNREACHABLE();
}

HostTrouble HostHealth::judge(const HostFigures &figures, Time now)
{
    const HostTrouble trouble = troubleNow(figures);
    if (std::exchange(m_suspected, trouble) != trouble)
        m_since = now;
    return now - m_since >= patience ? trouble : HostTrouble::None;
}

} // namespace lancast::app
