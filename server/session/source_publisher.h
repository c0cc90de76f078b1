// Publishes the WebM of a file or a pipe in real time, along the way of a live publisher.
#pragma once

#include "base/relay_clock.h"
#include "source/block_pacer.h"
#include "source/document_reader.h"
#include "source/silence_fill.h"
#include "source/source_input.h"
#include "stream/ingest.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lancast::net {

/// Reads only so far ahead of the time as blocks can be out of order: who writes faster than real time waits.
/// What has an end and can begin again does so; where nothing can be played then, as of a file that is being
/// written again, it is tried again until something can. Each document becomes a recording of the stream.
class SourcePublisher final : public QObject
{
    Q_OBJECT

public:
    /// \a input answers in this thread.
    SourcePublisher(std::unique_ptr<SourceInput> input, stream::Ingest &stream, const RelayClock &clock,
                    QObject *parent = nullptr);

    void start();
    /// What waits to be published.
    [[nodiscard]] qsizetype heldBytes() const { return m_pacer.heldBytes(); }

signals:
    /// The source has ended, and all of it is published.
    void ended();
    /// What came cannot be published, or nothing comes any more.
    void failed(const QString &reason);

private:
    void onArrived(const QByteArray &bytes);
    void onEnded();
    void waitForContent(const QString &fault);
    void logOddities();
    void publishDue();
    void publish(std::vector<source::SourceBlock> &due, RelayClock::Time now);
    void startRun(const source::SourceBlock &first);
    void requestMore();
    void fail(const QString &reason);

    const std::unique_ptr<SourceInput> m_input;
    stream::Ingest &m_stream;
    const RelayClock &m_clock;
    QTimer m_timer;
    QTimer m_retryTimer; ///< runs while there is nothing to play
    source::DocumentReader m_reader;
    source::SilenceFill m_silence; ///< of what is read ahead
    source::BlockPacer m_pacer;
    std::shared_ptr<const source::SourceDocument> m_document; ///< that is being published
    quint64 m_recording = 0;
    RelayClock::Time m_recordingStart{0}; ///< when its first block was due
    bool m_isReading = false;
    bool m_isAtEnd = false; ///< nothing more comes
    bool m_hasFailed = false;
    bool m_hasArrived = false; ///< at least one byte
    bool m_hasPlayed = false;
    webm::Damage m_loggedDamage;
    webm::Damage m_seenDamage;
    bool m_isCutLogged = false;
    bool m_isAbsenceLogged = false;
};

} // namespace lancast::net
