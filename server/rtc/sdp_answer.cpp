#include "rtc/sdp_answer.h"

#include <algorithm>

namespace lancast::rtc {

namespace {

/// As registered: in an offer's spelling names may have either case.
QByteArray encodingName(const OfferedCodec &codec)
{
    const QByteArray name = codec.name == "opus" ? codec.name : codec.name.toUpper();
    const QByteArray encoding = name + '/' + QByteArray::number(codec.clockRate);
    return codec.channels > 1 ? encoding + '/' + QByteArray::number(codec.channels) : encoding;
}

/// RFC 8445 section 5.1.2.1, of a host candidate of the only component.
quint32 candidatePriority(qsizetype index)
{
    constexpr quint32 hostPreference = 126;
    constexpr quint32 component = 1;
    const auto localPreference = quint32(std::max<qsizetype>(65'535 - index, 0));
    return (hostPreference << 24) + (localPreference << 8) + (256 - component);
}

/// Without a scope, which means nothing to the peer; an IPv4-mapped one as IPv4.
QByteArray candidateAddress(QHostAddress address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString().toLatin1();
    address.setScopeId(QString());
    return address.toString().toLatin1();
}

class AnswerWriter final
{
public:
    AnswerWriter(const Offer &offer, const AnswerOptions &options)
        : m_offer(offer)
        , m_options(options)
    {
    }

    [[nodiscard]] QByteArray write()
    {
        for (const char *text : {"v=0", "o=- 1 1 IN IP4 0.0.0.0", "s=-", "t=0 0", "a=ice-lite"})
            line(text);
        writeBundle();
        for (std::size_t i = 0; i < m_offer.media.size(); ++i) {
            if (const AnsweredMedia *answered = answeredOf(i))
                writeAccepted(m_offer.media[i], *answered);
            else
                writeRefused(m_offer.media[i]);
        }
        return m_sdp;
    }

private:
    void line(const QByteArray &text) { m_sdp += text + "\r\n"; }

    [[nodiscard]] const AnsweredMedia *answeredOf(std::size_t section) const
    {
        const auto found = std::ranges::find(m_options.media, section, &AnsweredMedia::section);
        return found == m_options.media.end() ? nullptr : &*found;
    }

    void writeBundle()
    {
        QByteArray mids;
        for (std::size_t i = 0; i < m_offer.media.size(); ++i) {
            if (m_offer.media[i].isBundled && answeredOf(i) != nullptr)
                mids += ' ' + m_offer.media[i].mid;
        }
        if (!mids.isEmpty())
            line("a=group:BUNDLE" + mids);
    }

    void writeMid(const OfferedMedia &media)
    {
        if (!media.mid.isEmpty())
            line("a=mid:" + media.mid);
    }

    void writeRefused(const OfferedMedia &media)
    {
        line("m=" + media.kindName + " 0 " + media.protocol + ' ' + media.formats);
        line("c=IN IP4 0.0.0.0");
        writeMid(media);
        line("a=inactive");
    }

    void writeAccepted(const OfferedMedia &media, const AnsweredMedia &answered)
    {
        line("m=" + media.kindName + " 9 " + media.protocol + ' ' +
             QByteArray::number(answered.codec.payloadType));
        line("c=IN IP4 0.0.0.0");
        writeMid(media);
        line("a=sendonly");
        line("a=rtcp-mux");
        writeTransport();
        writeCodec(media, answered.codec);
        if (answered.playoutDelayId > 0)
            line("a=extmap:" + QByteArray::number(answered.playoutDelayId) + ' ' + playoutDelayUri);
        writeStream(media, answered);
        writeCandidates();
    }

    void writeTransport()
    {
        line("a=ice-ufrag:" + m_options.ufrag);
        line("a=ice-pwd:" + m_options.password);
        line("a=fingerprint:sha-256 " + m_options.fingerprint.toHex(':').toUpper());
        line("a=setup:passive");
    }

    void writeCodec(const OfferedMedia &media, const OfferedCodec &codec)
    {
        const QByteArray payloadType = QByteArray::number(codec.payloadType);
        line("a=rtpmap:" + payloadType + ' ' + encodingName(codec));
        if (codec.hasNack)
            line("a=rtcp-fb:" + payloadType + " nack");
        if (codec.hasPli && media.kind == MediaKind::Video)
            line("a=rtcp-fb:" + payloadType + " nack pli");
    }

    void writeStream(const OfferedMedia &media, const AnsweredMedia &answered)
    {
        const QByteArray track = media.kind == MediaKind::Video ? "v" : "a";
        if (!answered.streamId.isEmpty())
            line("a=msid:" + answered.streamId + ' ' + track + QByteArray::number(answered.section));
        line("a=ssrc:" + QByteArray::number(answered.ssrc) + " cname:" + m_options.cname);
    }

    /// In the first accepted section only, whose transport the others use.
    void writeCandidates()
    {
        if (m_hasCandidates)
            return;
        m_hasCandidates = true;
        for (qsizetype i = 0; i < m_options.addresses.size(); ++i) {
            line("a=candidate:" + QByteArray::number(i + 1) + " 1 udp " +
                 QByteArray::number(candidatePriority(i)) + ' ' + candidateAddress(m_options.addresses[i]) +
                 ' ' + QByteArray::number(m_options.port) + " typ host");
        }
        line("a=end-of-candidates");
    }

    const Offer &m_offer;
    const AnswerOptions &m_options;
    QByteArray m_sdp;
    bool m_hasCandidates = false;
};

} // namespace

QByteArray writeAnswer(const Offer &offer, const AnswerOptions &options)
{
    return AnswerWriter(offer, options).write();
}

} // namespace lancast::rtc
