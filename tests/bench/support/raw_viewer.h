// A viewer of two bare sockets that counts what it gets, or never reads.
#pragma once

#include "webm/demuxer.h"

#include <QHostAddress>
#include <QObject>
#include <QTcpSocket>

#include <deque>
#include <optional>
#include <vector>

namespace lancast::bench {

class SyntheticStream;

class RawViewer final : public QObject
{
    Q_OBJECT

public:
    /// Comes from a loopback address of its own, by \a number, so that no limit for one address matters.
    RawViewer(const SyntheticStream &stream, quint16 port, int number);

    /// Reads nothing any more: the relay's bytes pile up.
    void stall();
    [[nodiscard]] QHostAddress address() const { return m_address; }
    /// Forgets the delays so far.
    void startMeasuring() { m_delays.clear(); }

    [[nodiscard]] quint64 messages() const { return m_messages; }
    [[nodiscard]] quint64 blocks() const { return m_blocks; }
    /// The number of the newest block.
    [[nodiscard]] quint64 newest() const { return m_newest.value_or(0); }
    /// Blocks that are missing between those that came, or differ from what was sent.
    [[nodiscard]] quint64 lostBlocks() const { return m_lost; }
    /// Milliseconds from the publisher to here, of every block that came live.
    [[nodiscard]] const std::vector<double> &delays() const { return m_delays; }
    [[nodiscard]] bool isConnected() const;
    /// Connected and served.
    [[nodiscard]] bool isWatching() const { return m_blocks > 0; }

private:
    struct Half
    {
        QTcpSocket socket;
        QByteArray bytes;
        bool isUpgraded = false;
    };

    void open(Half &half, quint16 port, const QByteArray &target);
    void read(Half &half);
    void takeMessages(Half &half);
    void takeMedia(const QByteArray &media, bool isLive);

    const SyntheticStream &m_stream;
    QHostAddress m_address;

    Half m_blob;
    Half m_chunk;
    webm::Demuxer m_demuxer;
    std::deque<QByteArray> m_early; ///< chunks that overtook the blob
    bool m_hasBlob = false;
    bool m_isStalled = false;
    std::optional<quint64> m_newest;
    quint64 m_messages = 0;
    quint64 m_blocks = 0;
    quint64 m_lost = 0;
    std::vector<double> m_delays;
};

} // namespace lancast::bench
