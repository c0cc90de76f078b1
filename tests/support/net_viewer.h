// A watching page without a browser: both channels, and what they gave.
#pragma once

#include "tests/support/net_relay.h"
#include "tests/support/net_websocket.h"

namespace lancast::test {

class TestViewer final
{
public:
    /// \a credential: a further sub-protocol; \a from: the loopback address that it comes from.
    explicit TestViewer(const TestRelay &relay, const QByteArray &session = "viewer-01",
                        const QByteArray &credential = {}, const QString &from = {});

    [[nodiscard]] WebSocketPeer &blob() { return m_blob; }
    [[nodiscard]] WebSocketPeer &chunk() { return m_chunk; }

    /// The newest state that it was told.
    [[nodiscard]] QString state() const;
    [[nodiscard]] int toldViewers() const;
    /// The newest blob and its chunks, as a SourceBuffer gets them.
    [[nodiscard]] QByteArray media() const;
    [[nodiscard]] bool hasBlob() const { return m_blob.count(Frame::Binary) > 0; }
    void leave();

private:
    WebSocketPeer m_blob;
    WebSocketPeer m_chunk;
};

} // namespace lancast::test
