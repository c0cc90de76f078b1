// Publishes the WebM that comes through a pipe, in real time, along the way of a live publisher.
#pragma once

#include "net/relay_clock.h"
#include "relay/recording_intake.h"
#include "webm/demuxer.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <optional>

namespace lancast::net {

/// Reads only as far as the times of the blocks have come: who writes faster than real time waits for the
/// pipe, and nothing is held here.
class PipePublisher final : public QObject
{
    Q_OBJECT

public:
    /// \a descriptor stays open and its owner's; it need not be non-blocking.
    PipePublisher(int descriptor, relay::LiveStream &stream, const RelayClock &clock, QObject *parent);

    void start();
    [[nodiscard]] QString errorString() const { return m_errorString; }

signals:
    /// The other side has closed the pipe, and all that it wrote is published.
    void ended();
    /// What came cannot be published; errorString() says why.
    void failed();

private:
    void readPiece();
    void publish(const QByteArray &piece);
    void waitUntilDue();
    void finish();
    void fail(const QString &reason);

    const int m_descriptor;
    relay::RecordingIntake m_intake;
    const RelayClock &m_clock;
    QSocketNotifier m_notifier;
    QTimer m_due;
    QString m_errorString;
    webm::Demuxer m_demuxer; ///< knows how far the pipe has come
    bool m_isFirstPiece = true;
    std::optional<RelayClock::Time> m_start; ///< when the time of the first block was 0
    RelayClock::Time m_newestTime{0};
};

} // namespace lancast::net
