// A viewer of two bare sockets that counts what it gets and can stop reading.
#pragma once

#include "webm/demuxer.h"

#include <QObject>
#include <QTcpSocket>

#include <deque>
#include <optional>

namespace lancast::bench {

class RawViewer final : public QObject
{
    Q_OBJECT

public:
    RawViewer(quint16 port, int number, QObject *parent);

    /// Reads nothing any more: the relay's bytes pile up.
    void stall();

    [[nodiscard]] quint64 messages() const { return m_messages; }
    [[nodiscard]] quint64 blocks() const { return m_blocks; }
    /// Blocks that are missing between those that came.
    [[nodiscard]] quint64 lostBlocks() const { return m_lost; }
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
    void takeMedia(const QByteArray &media);

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
};

} // namespace lancast::bench
