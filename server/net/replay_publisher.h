// Publishes a WebM file in real time, again and again, along the way of a live publisher.
#pragma once

#include "net/relay_clock.h"
#include "relay/recording_intake.h"
#include "webm/demuxer.h"

#include <QFile>
#include <QObject>
#include <QTimer>

#include <map>
#include <optional>

namespace lancast::net {

/// Each pass is a recording of its own that begins when the one before is over by its blocks' times, so that
/// viewers see no break.
class ReplayPublisher final : public QObject
{
    Q_OBJECT

public:
    ReplayPublisher(const QString &path, relay::LiveStream &stream, const RelayClock &clock, QObject *parent);

    /// False if the file cannot be read or is no WebM with blocks in it: errorString() says so by name.
    [[nodiscard]] bool start();
    [[nodiscard]] QString errorString() const { return m_errorString; }

signals:
    /// The file stopped being readable; errorString() says why.
    void failed();

private:
    struct Track
    {
        std::optional<RelayClock::Time> newest;
        RelayClock::Time step = std::chrono::milliseconds(20); ///< between its last two blocks
    };

    [[nodiscard]] bool probe();
    void publishDue();
    [[nodiscard]] bool publishPiece();
    void startPass(RelayClock::Time start);
    void fail(const QString &sentence);

    QFile m_file;
    relay::RecordingIntake m_intake;
    const RelayClock &m_clock;
    QTimer m_timer;
    QString m_errorString;
    webm::Demuxer m_demuxer; ///< knows how far the pass has come
    RelayClock::Time m_passStart{0};
    RelayClock::Time m_firstTime{0}; ///< of the file's first block; passes are cut there
    RelayClock::Time m_newestTime{0};
    RelayClock::Time m_passEnd{0}; ///< when the last block of the longest track is over
    std::map<quint64, Track> m_tracks;
    quint64 m_pass = 0;
    bool m_isFirstPiece = true;
};

} // namespace lancast::net
