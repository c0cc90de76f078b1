// A relay with the seed's four ports, and the seed's pages as they look to it.
#pragma once

#include "tests/support/net_recording.h"
#include "tests/support/net_relay.h"
#include "tests/support/net_websocket.h"

#include <QTest>

#include <memory>

namespace lancast::test {

inline const QString elsewhere = QStringLiteral("127.0.0.2");

inline net::RelayOptions seedOptions()
{
    net::RelayOptions options = loopbackOptions();
    options.seedPorts.isWanted = true;
    return options;
}

enum SeedPort { PublisherBlob, PublisherChunk, ViewerBlob, ViewerChunk };

inline std::unique_ptr<WebSocketPeer> connectTo(TestRelay &relay, SeedPort port,
                                                const QByteArray &fields = {}, const QString &from = {})
{
    const QList<quint16> ports = relay.server().seedPorts();
    auto peer = std::make_unique<WebSocketPeer>(ports.value(port), "/", fields, QByteArray(), from);
    (void)QTest::qWaitFor([&peer] { return peer->handshakeStatus() != 0; }, 10'000);
    return peer;
}

/// One of the seed's pages, as the relay sees it.
struct SeedPair
{
    SeedPair(TestRelay &relay, SeedPort blobPort, SeedPort chunkPort)
        : blob(connectTo(relay, blobPort))
        , chunk(connectTo(relay, chunkPort))
    {
    }

    std::unique_ptr<WebSocketPeer> blob;
    std::unique_ptr<WebSocketPeer> chunk;
};

struct SeedPublisher : SeedPair
{
    explicit SeedPublisher(TestRelay &relay)
        : SeedPair(relay, PublisherBlob, PublisherChunk)
    {
    }

    void sendBlob(const QByteArray &bytes) { blob->send(clientFrame(Frame::Binary, bytes)); }
    void sendChunk(const QByteArray &bytes) { chunk->send(clientFrame(Frame::Binary, bytes)); }
};

struct SeedWatcher : SeedPair
{
    explicit SeedWatcher(TestRelay &relay)
        : SeedPair(relay, ViewerBlob, ViewerChunk)
    {
    }
};

inline QList<QByteArray> messagesOf(const WebSocketPeer &peer)
{
    QList<QByteArray> messages;
    for (const Frame &frame : peer.frames()) {
        if (frame.opcode != Frame::Ping)
            messages.append(frame.payload);
    }
    return messages;
}

inline QByteArray chunkNumber(int number)
{
    return QByteArray::number(number).rightJustified(8, '0') + QByteArray(50'000, 'c');
}

/// The header and the first \a frames of \a recording, in one message.
inline QByteArray pieceOf(NumberedRecording &recording, int frames)
{
    QByteArray piece = recording.firstPiece();
    while (recording.framesMade() < frames)
        piece += recording.nextPiece();
    return piece;
}

} // namespace lancast::test
