// RTP packets: their bytes by hand from the RFCs, and whether ffmpeg gets the same frames out of them.
#include "rtc/rtp_packet.h"

#include "tests/support/test_data.h"
#include "webm/demuxer.h"

#include <QCryptographicHash>
#include <QNetworkDatagram>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

using namespace lancast;
using namespace lancast::rtc;

namespace {

QByteArray descriptorOf(const RtpPayload &payload)
{
    return QByteArray(payload.descriptor.data(), payload.descriptorSize).toHex();
}

QByteArray written(const RtpHeader &header, const PlayoutDelay &delay, const RtpPayload &payload)
{
    QByteArray packet(maxRtpHeaderBytes + payload.totalSize(), '\xAA');
    packet.resize(writeRtpPacket(header, delay, payload, {packet.data(), size_t(packet.size())}));
    return packet;
}

QByteArray numbered(qsizetype size)
{
    QByteArray frame(size, '\0');
    for (qsizetype i = 0; i < size; ++i)
        frame[i] = char(i % 251);
    return frame;
}

/// Whether the parts are the whole frame in its order, and of the sizes that the header promises.
bool areParts(const std::vector<RtpPayload> &payloads, const QByteArray &frame)
{
    QByteArray joined;
    for (const RtpPayload &payload : payloads) {
        const bool isLast = &payload == &payloads.back();
        const qsizetype first = payloads.front().totalSize();
        if (payload.totalSize() > maxPayloadBytes || payload.size < 1 || payload.isLast != isLast ||
            (isLast ? payload.totalSize() > first : payload.totalSize() != first) ||
            payload.frame.constData() != frame.constData())
            return false;
        joined += payload.frame.mid(payload.offset, payload.size);
    }
    return joined == frame;
}

struct Clip
{
    webm::TrackType type = webm::TrackType::Video;
    std::vector<webm::Frame> frames;
};

Clip clip(const char *name, webm::TrackType type)
{
    webm::Demuxer demuxer;
    Clip clip{type, {}};
    if (demuxer.feed(test::recording(name), clip.frames) != webm::DemuxError::None)
        return {};
    std::erase_if(clip.frames, [&](const webm::Frame &frame) { return frame.type != type; });
    return clip;
}

std::vector<RtpPayload> packetize(const QByteArray &codec, const webm::Frame &frame, quint16 pictureId)
{
    if (codec == "VP8")
        return packetizeVp8(frame.payload, pictureId);
    if (codec == "VP9")
        return packetizeVp9(frame.payload, frame.isKeyframe, pictureId);
    return packetizeOpus(frame.payload);
}

/// The line of /proc/net/udp with the port that ffmpeg has opened; empty if there is none.
QByteArray socketLine(quint16 port)
{
    QFile file(QStringLiteral("/proc/net/udp"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray local = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper() + ' ';
    for (const QByteArray &line : file.readAll().split('\n')) {
        const qsizetype at = line.indexOf(local);
        if (at >= 0 && at < 20) // not the peer's address
            return line;
    }
    return {};
}

bool hasReadAll(quint16 port)
{
    return socketLine(port).contains(":00000000 00:"); // nothing in the queue
}

/// ffmpeg, that reads RTP from a port of its own and writes a checksum of each frame.
class FrameReader final
{
public:
    // -copyinkf: ffmpeg does not tell which of VP9's frames are keyframes.
    bool start(const QByteArray &media, const QByteArray &map)
    {
        QUdpSocket free;
        free.bind(QHostAddress::LocalHost, 0);
        m_port = quint16(free.localPort() & ~1); // ffmpeg takes the next one for RTCP
        free.close();
        QFile sdp(m_folder.filePath(QStringLiteral("stream.sdp")));
        if (!sdp.open(QIODevice::WriteOnly))
            return false;
        sdp.write("v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=" + media + ' ' +
                  QByteArray::number(m_port) + " RTP/AVP 96\na=rtpmap:96 " + map + '\n');
        sdp.close();
        m_ffmpeg.start(QStringLiteral("ffmpeg"),
                       {QStringLiteral("-v"), QStringLiteral("warning"), QStringLiteral("-nostdin"),
                        QStringLiteral("-protocol_whitelist"), QStringLiteral("file,udp,rtp"),
                        QStringLiteral("-i"), sdp.fileName(), QStringLiteral("-c"), QStringLiteral("copy"),
                        QStringLiteral("-copyinkf"), QStringLiteral("-flush_packets"), QStringLiteral("1"),
                        QStringLiteral("-f"), QStringLiteral("framemd5"), QStringLiteral("-")});
        return QTest::qWaitFor([this] { return !socketLine(m_port).isEmpty(); }, 20'000);
    }

    bool send(const QByteArray &packet)
    {
        m_socket.writeDatagram(packet, QHostAddress::LocalHost, m_port);
        return QTest::qWaitFor([this] { return hasReadAll(m_port); }, 20'000);
    }

    /// The checksums of \a count frames, or of as many as come.
    QByteArrayList finish(qsizetype count)
    {
        QByteArrayList sums;
        const auto hasAll = [&] {
            while (m_ffmpeg.canReadLine()) {
                const QByteArray line = m_ffmpeg.readLine();
                if (!line.startsWith('#'))
                    sums.append(line.split(',').last().trimmed());
            }
            return sums.size() >= count;
        };
        (void)QTest::qWaitFor(hasAll, 20'000);
        m_ffmpeg.kill(); // a signal that it may answer waits until its next packet comes
        m_ffmpeg.waitForFinished();
        return sums;
    }

    QByteArray complaints() { return m_ffmpeg.readAllStandardError(); }

private:
    QTemporaryDir m_folder;
    QUdpSocket m_socket;
    QProcess m_ffmpeg;
    quint16 m_port = 0;
};

} // namespace

class RtpPacketTest final : public QObject
{
    Q_OBJECT

private slots:
    void cutsFramesEvenly_data();
    void cutsFramesEvenly();
    void describesVp8();
    void describesVp9();
    void leavesOpusAlone();
    void writesHeaders();
    void writesPlayoutDelay_data();
    void writesPlayoutDelay();
    void letsFfmpegReadTheSameFrames_data();
    void letsFfmpegReadTheSameFrames();
};

void RtpPacketTest::cutsFramesEvenly_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<size_t>("vp8");
    QTest::addColumn<size_t>("vp9");
    // 1,176 and 1,177 bytes fit behind 4 and 3 bytes of descriptor.
    QTest::newRow("nothing") << 0 << size_t(0) << size_t(0);
    QTest::newRow("one byte") << 1 << size_t(1) << size_t(1);
    QTest::newRow("fits") << 1'176 << size_t(1) << size_t(1);
    QTest::newRow("fits VP9 only") << 1'177 << size_t(2) << size_t(1);
    QTest::newRow("too large for both") << 1'178 << size_t(2) << size_t(2);
    QTest::newRow("ten") << 11'760 << size_t(10) << size_t(10);
    QTest::newRow("ten and a byte") << 11'771 << size_t(11) << size_t(11);
    QTest::newRow("large") << 1'500'000 << size_t(1'276) << size_t(1'275);
}

void RtpPacketTest::cutsFramesEvenly()
{
    QFETCH(const int, size);
    const QByteArray frame = numbered(size);
    const auto vp8 = packetizeVp8(frame, 1);
    const auto vp9 = packetizeVp9(frame, true, 1);
    QTEST(vp8.size(), "vp8");
    QTEST(vp9.size(), "vp9");
    QVERIFY(areParts(vp8, frame) && areParts(vp9, frame));
}

// RFC 7741 section 4.2: X, then S in the first; I, then M and the 15 bits.
void RtpPacketTest::describesVp8()
{
    const auto payloads = packetizeVp8(numbered(3'000), 0x1234);
    QCOMPARE(payloads.size(), size_t(3));
    QCOMPARE(descriptorOf(payloads[0]), QByteArray("90809234"));
    QCOMPARE(descriptorOf(payloads[1]), QByteArray("80809234"));
    QCOMPARE(descriptorOf(payloads[2]), QByteArray("80809234"));
    QCOMPARE(descriptorOf(packetizeVp8("a", 0x7FFF)[0]), QByteArray("9080ffff"));
    QCOMPARE(descriptorOf(packetizeVp8("a", 0x8000)[0]), QByteArray("90808000")); // begins again at 0
}

// RFC 9628 section 4.2: I P L F B E V Z, then M and the 15 bits.
void RtpPacketTest::describesVp9()
{
    const auto payloads = packetizeVp9(numbered(3'000), false, 0x1234);
    QCOMPARE(payloads.size(), size_t(3));
    QCOMPARE(descriptorOf(payloads[0]), QByteArray("c89234"));
    QCOMPARE(descriptorOf(payloads[1]), QByteArray("c09234"));
    QCOMPARE(descriptorOf(payloads[2]), QByteArray("c49234"));
    QCOMPARE(descriptorOf(packetizeVp9("a", true, 0)[0]), QByteArray("8c8000"));
}

void RtpPacketTest::leavesOpusAlone()
{
    const QByteArray frame = numbered(1'180);
    const auto payloads = packetizeOpus(frame);
    QCOMPARE(payloads.size(), size_t(1));
    QVERIFY(payloads[0].descriptorSize == 0 && payloads[0].size == 1'180 && !payloads[0].isLast);
    QVERIFY(packetizeOpus(numbered(1'181)).empty());
    QVERIFY(packetizeOpus({}).empty());
}

void RtpPacketTest::writesHeaders()
{
    const RtpPayload payload = packetizeVp8("abc", 1)[0];
    QCOMPARE(written({96, true, 0xFFFE, 0x89ABCDEF, 0xDEADBEEF}, {}, payload).toHex(),
             QByteArray("80e0fffe89abcdefdeadbeef90808001616263"));
    QCOMPARE(written({111, false, 1, 2, 3}, {}, packetizeOpus("abc")[0]).toHex(),
             QByteArray("806f00010000000200000003616263"));
}

void RtpPacketTest::writesPlayoutDelay_data()
{
    QTest::addColumn<int>("id");
    QTest::addColumn<int>("minimumMs");
    QTest::addColumn<int>("maximumMs");
    QTest::addColumn<QByteArray>("extension");
    QTest::newRow("none") << 0 << 10 << 20 << QByteArray();
    QTest::newRow("at once") << 5 << 0 << 0 << QByteArray("bede000152000000");
    QTest::newRow("40 to 60 ms") << 14 << 40 << 60 << QByteArray("bede0001e2004006");
    QTest::newRow("largest") << 1 << 40'950 << 40'950 << QByteArray("bede000112ffffff");
    QTest::newRow("larger") << 1 << 50'000 << 50'000 << QByteArray("bede000112ffffff");
    QTest::newRow("negative") << 1 << -10 << 10 << QByteArray("bede000112000001");
    QTest::newRow("id of two-byte extensions") << 15 << 0 << 0 << QByteArray();
}

void RtpPacketTest::writesPlayoutDelay()
{
    QFETCH(const int, id);
    QFETCH(const int, minimumMs);
    QFETCH(const int, maximumMs);
    QFETCH(const QByteArray, extension);
    const QByteArray start = extension.isEmpty() ? "80" : "90";
    QCOMPARE(written({96, false, 1, 2, 3}, {id, minimumMs, maximumMs}, packetizeVp9("a", true, 1)[0]).toHex(),
             start + "6000010000000200000003" + extension + "8c800161");
}

void RtpPacketTest::letsFfmpegReadTheSameFrames_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("codec");
    QTest::newRow("VP8") << QByteArray("ffmpeg.webm") << QByteArray("VP8");
    QTest::newRow("VP9") << QByteArray("ffmpeg-vp9.webm") << QByteArray("VP9");
    QTest::newRow("Opus") << QByteArray("ffmpeg-opus.webm") << QByteArray("OPUS");
}

void RtpPacketTest::letsFfmpegReadTheSameFrames()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QByteArray, codec);
    const bool isOpus = codec == "OPUS";
    const Clip frames = clip(file.constData(), isOpus ? webm::TrackType::Audio : webm::TrackType::Video);
    QVERIFY(frames.frames.size() > 50);

    FrameReader reader;
    QVERIFY2(reader.start(isOpus ? "audio" : "video", codec + (isOpus ? "/48000/2" : "/90000")),
             reader.complaints());
    QByteArrayList expected;
    RtpHeader header{96, false, 65'500, 4'294'000'000U, 0x12345678}; // both counts wrap on the way
    const quint32 startTime = header.timestamp;
    std::size_t largest = 0;
    for (const webm::Frame &frame : frames.frames) {
        expected.append(QCryptographicHash::hash(frame.payload, QCryptographicHash::Md5).toHex());
        const auto payloads = packetize(codec, frame, quint16(0x7FF0 + expected.size()));
        largest = std::max(largest, payloads.size());
        header.timestamp = startTime + quint32(frame.time.count() * (isOpus ? 48 : 90) / 1'000'000);
        for (const RtpPayload &payload : payloads) {
            header.hasMarker = payload.isLast;
            QVERIFY(reader.send(written(header, {5, 0, 0}, payload)));
            ++header.sequence;
        }
    }
    QVERIFY(isOpus || largest > 1);
    const QByteArrayList sums = reader.finish(expected.size());
    QVERIFY2(sums == expected, QByteArray::number(sums.size()) + " of " +
                                   QByteArray::number(expected.size()) + " frames: " + reader.complaints());
}

QTEST_GUILESS_MAIN(RtpPacketTest)
#include "rtp_packet_test.moc"
