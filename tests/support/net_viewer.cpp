#include "tests/support/net_viewer.h"

namespace lancast::test {

namespace {

QByteArray offer(const QByteArray &credential)
{
    return "Sec-WebSocket-Protocol: lancast.v1" + (credential.isEmpty() ? QByteArray() : ", " + credential) +
           "\r\n";
}

} // namespace

TestViewer::TestViewer(const TestRelay &relay, const QByteArray &session, const QByteArray &credential,
                       const QString &from)
    : m_blob(relay.port(), "/watch/blob?session=" + session, offer(credential), {}, from)
    , m_chunk(relay.port(), "/watch/chunk?session=" + session, offer(credential), {}, from)
{
}

QString TestViewer::state() const
{
    const auto states = m_blob.texts(QStringLiteral("state"));
    return states.empty() ? QString() : states.back().value(QLatin1String("state")).toString();
}

int TestViewer::toldViewers() const
{
    const auto states = m_blob.texts(QStringLiteral("state"));
    return states.empty() ? -1 : states.back().value(QLatin1String("viewers")).toInt(-1);
}

QByteArray TestViewer::media() const
{
    qint64 blobId = -1;
    QByteArray bytes;
    for (const Frame &frame : m_blob.frames()) {
        const QJsonObject message = frame.json();
        if (message.value(QLatin1String("type")).toString() == QLatin1String("blob"))
            blobId = message.value(QLatin1String("id")).toInteger(-1);
        else if (frame.opcode == Frame::Binary)
            bytes = frame.payload;
    }
    bool isOfBlob = false;
    for (const Frame &frame : m_chunk.frames()) {
        const QJsonObject message = frame.json();
        if (message.value(QLatin1String("type")).toString() == QLatin1String("blob"))
            isOfBlob = message.value(QLatin1String("id")).toInteger(-1) == blobId;
        else if (frame.opcode == Frame::Binary && isOfBlob)
            bytes += frame.payload;
    }
    return bytes;
}

void TestViewer::leave()
{
    m_blob.kill();
    m_chunk.kill();
}

} // namespace lancast::test
