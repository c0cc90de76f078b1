#include "rtc/sdp_offer.h"

#include "rtc/sdp_text.h"

#include <QSet>

#include <algorithm>

namespace lancast::rtc {

namespace {

constexpr std::size_t maxSections = 32;
constexpr int maxSectionLines = 1'000;
constexpr qsizetype maxMidBytes = 64;
constexpr int maxPayloadType = 127;

/// What DTLS and ICE need of the peer: of a section, or of the whole session.
struct OfferedTransport
{
    QByteArray ufrag;
    QByteArray password;
    QByteArray fingerprint;
    QByteArray setup;
};

struct OfferedSection
{
    OfferedMedia media;
    OfferedTransport transport;
    QByteArray direction; ///< empty: the session's
    int port = 0;
    bool isBundleOnly = false;
    bool hasRtcpMux = false;
    bool hasAnyNack = false; ///< rtcp-fb of all codecs
    bool hasAnyPli = false;
    std::map<int, QByteArray> extensions; ///< URIs by id
};

/// Empty if \a value is no fingerprint by sha-256 (RFC 8122 section 5).
QByteArray readFingerprint(QByteArrayView value)
{
    constexpr qsizetype size = 32;
    const QByteArrayView function = takeUntil(value, ' ');
    if (function.compare("sha-256", Qt::CaseInsensitive) != 0 || value.size() != size * 3 - 1)
        return {};
    const auto isRight = [](qsizetype i, char c) { return i % 3 == 2 ? c == ':' : bool(isxdigit(uchar(c))); };
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (!isRight(i, value[i]))
            return {};
    }
    return QByteArray::fromHex(value.toByteArray().replace(':', ""));
}

void readTransport(QByteArrayView name, QByteArrayView value, OfferedTransport &transport)
{
    if (name == "ice-ufrag")
        transport.ufrag = value.toByteArray();
    else if (name == "ice-pwd")
        transport.password = value.toByteArray();
    else if (name == "setup")
        transport.setup = value.toByteArray();
    else if (name == "fingerprint" && transport.fingerprint.isEmpty())
        transport.fingerprint = readFingerprint(value);
}

bool isDirection(QByteArrayView name)
{
    return name == "recvonly" || name == "sendrecv" || name == "sendonly" || name == "inactive";
}

/// Lets a sender of media use what is for one direction of the offerer only.
bool mayReceive(QByteArrayView direction)
{
    return direction.isEmpty() || direction == "recvonly" || direction == "sendrecv";
}

/// Ids above 14 need the extension's form of two bytes, which is not written here.
void readExtension(QByteArrayView value, std::map<int, QByteArray> &extensions)
{
    QByteArrayView direction = takeUntil(value, ' ');
    const int id = readDecimal(takeUntil(direction, '/'), 14);
    const QByteArrayView uri = takeUntil(value, ' ');
    if (id >= 1 && !uri.isEmpty() && mayReceive(direction))
        extensions.emplace(id, uri.toByteArray());
}

OfferedCodec *codecOf(OfferedSection &section, QByteArrayView payloadType)
{
    const int number = readDecimal(payloadType, maxPayloadType);
    const auto codec = std::ranges::find(section.media.codecs, number, &OfferedCodec::payloadType);
    return codec == section.media.codecs.end() ? nullptr : &*codec;
}

void readRtpmap(QByteArrayView value, OfferedSection &section)
{
    OfferedCodec *codec = codecOf(section, takeUntil(value, ' '));
    if (codec == nullptr || !codec->name.isEmpty())
        return;
    const QByteArrayView name = takeUntil(value, '/');
    const int clockRate = readDecimal(takeUntil(value, '/'), 999'999'999);
    const int channels = value.isEmpty() ? 1 : readDecimal(value, 255);
    if (!isToken(name) || clockRate < 1 || channels < 1)
        return;
    codec->name = name.toByteArray().toLower();
    codec->clockRate = quint32(clockRate);
    codec->channels = channels;
}

void readFeedback(QByteArrayView value, OfferedSection &section)
{
    const QByteArrayView payloadType = takeUntil(value, ' ');
    const bool isNack = value == "nack";
    const bool isPli = value == "nack pli";
    if (payloadType == "*") {
        section.hasAnyNack = section.hasAnyNack || isNack;
        section.hasAnyPli = section.hasAnyPli || isPli;
    } else if (OfferedCodec *codec = codecOf(section, payloadType)) {
        codec->hasNack = codec->hasNack || isNack;
        codec->hasPli = codec->hasPli || isPli;
    }
}

void readFormat(QByteArrayView value, OfferedSection &section)
{
    OfferedCodec *codec = codecOf(section, takeUntil(value, ' '));
    if (codec != nullptr && codec->parameters.isEmpty())
        codec->parameters = value.toByteArray();
}

/// Codecs by their numbers only: their attributes come later, in any order.
void listCodecs(OfferedSection &section)
{
    for (const QByteArray &format : section.media.formats.split(' ')) {
        const int payloadType = readDecimal(format, maxPayloadType);
        // RFC 5761 section 4: from 64 to 95, a packet with the marker could be taken for RTCP.
        const bool isUsable = payloadType >= 0 && (payloadType < 64 || payloadType > 95);
        if (isUsable && codecOf(section, format) == nullptr)
            section.media.codecs.push_back({quint8(payloadType), {}, 0, 1, {}, false, false});
    }
}

class OfferReader final
{
public:
    [[nodiscard]] OfferResult read(QByteArrayView sdp)
    {
        if (sdp.size() > maxOfferBytes)
            return {QStringLiteral("The offer is larger than 64 KB."), {}};
        if (sdp.contains('\0') || !sdp.startsWith("v=0"))
            return {QStringLiteral("The offer is no SDP."), {}};
        while (!sdp.isEmpty() && m_error.isEmpty()) {
            readLine(takeUntil(sdp, '\n').trimmed());
        }
        if (m_error.isEmpty())
            finish();
        return m_error.isEmpty() ? OfferResult{{}, m_offer} : OfferResult{m_error, {}};
    }

private:
    void readLine(QByteArrayView line)
    {
        if (++m_lines > maxSectionLines)
            m_error = QStringLiteral("The offer has too many lines in one section.");
        else if (line.startsWith("m="))
            readMedia(line.sliced(2));
        else if (line.startsWith("a="))
            readAttribute(line.sliced(2));
    }

    void readMedia(QByteArrayView value)
    {
        m_lines = 0;
        if (m_sections.size() >= maxSections) {
            m_error = QStringLiteral("The offer has more than 32 media sections.");
            return;
        }
        OfferedSection &section = m_sections.emplace_back();
        OfferedMedia &media = section.media;
        media.kindName = takeUntil(value, ' ').toByteArray();
        QByteArrayView ports = takeUntil(value, ' ');
        section.port = readDecimal(takeUntil(ports, '/'), 65'535);
        media.protocol = takeUntil(value, ' ').toByteArray();
        media.formats = value.toByteArray();
        if (!isToken(media.kindName) || section.port < 0 || !areTokens(media.protocol, '/') ||
            !areTokens(media.formats, ' '))
            m_error = QStringLiteral("The offer has a malformed media section.");
        media.kind = media.kindName == "video"   ? MediaKind::Video
                     : media.kindName == "audio" ? MediaKind::Audio
                                                 : MediaKind::Other;
        if (media.kind != MediaKind::Other)
            listCodecs(section);
    }

    void readAttribute(QByteArrayView line)
    {
        QByteArrayView value = line;
        const QByteArrayView name = takeUntil(value, ':');
        readTransport(name, value, m_sections.empty() ? m_transport : m_sections.back().transport);
        if (!m_sections.empty())
            readSectionAttribute(name, value, m_sections.back());
        else if (name == "extmap")
            readExtension(value, m_extensions);
        else if (isDirection(name))
            m_direction = name.toByteArray();
        else if (name == "ice-lite")
            m_error = QStringLiteral("The offer is ICE-lite, as the relay is: neither would connect.");
        else if (name == "group" && !m_hasBundle && takeUntil(value, ' ') == "BUNDLE")
            readBundle(value);
    }

    void readBundle(QByteArrayView mids)
    {
        m_hasBundle = true;
        while (!mids.isEmpty())
            m_bundle.insert(takeUntil(mids, ' ').toByteArray());
    }

    void readSectionAttribute(QByteArrayView name, QByteArrayView value, OfferedSection &section)
    {
        if (name == "rtpmap")
            readRtpmap(value, section);
        else if (name == "rtcp-fb")
            readFeedback(value, section);
        else if (name == "fmtp")
            readFormat(value, section);
        else if (name == "extmap")
            readExtension(value, section.extensions);
        else if (isDirection(name))
            section.direction = name.toByteArray();
        else if (name == "rtcp-mux")
            section.hasRtcpMux = true;
        else if (name == "bundle-only")
            section.isBundleOnly = true;
        else if (name == "mid")
            readMid(value, section);
    }

    void readMid(QByteArrayView value, OfferedSection &section)
    {
        const QByteArray mid = value.toByteArray();
        if (!isToken(mid) || mid.size() > maxMidBytes || !section.media.mid.isEmpty() || m_mids.contains(mid))
            m_error = QStringLiteral("The offer has a media section whose mid is malformed or not its own.");
        m_mids.insert(mid);
        section.media.mid = mid;
    }

    void finish()
    {
        int wanted = 0;
        bool areBundled = true;
        for (OfferedSection &section : m_sections) {
            finish(section);
            wanted += section.media.isWanted ? 1 : 0;
            areBundled = areBundled && (!section.media.isWanted || section.media.isBundled);
        }
        if (wanted > 1 && !areBundled)
            m_error = QStringLiteral("The offer wants a connection for each of its streams: it has no BUNDLE "
                                     "group of them.");
        else
            finishTransport();
        for (OfferedSection &section : m_sections)
            m_offer.media.push_back(std::move(section.media));
    }

    void finish(OfferedSection &section) const
    {
        OfferedMedia &media = section.media;
        std::erase_if(media.codecs, [](const OfferedCodec &codec) { return codec.name.isEmpty(); });
        for (OfferedCodec &codec : media.codecs) {
            codec.hasNack = codec.hasNack || section.hasAnyNack;
            codec.hasPli = codec.hasPli || section.hasAnyPli;
        }
        section.extensions.insert(m_extensions.begin(), m_extensions.end());
        for (const auto &[id, uri] : section.extensions)
            media.extensions.emplace(uri, id);
        media.isBundled = m_bundle.contains(media.mid);
        // RFC 9429 section 5.1.2 names the protocols.
        const bool isKnown = media.protocol == "UDP/TLS/RTP/SAVPF" ||
                             media.protocol == "TCP/DTLS/RTP/SAVPF" || media.protocol == "RTP/SAVPF";
        const bool isOpen = section.port != 0 || (section.isBundleOnly && media.isBundled);
        media.isWanted = media.kind != MediaKind::Other && isKnown && isOpen && section.hasRtcpMux &&
                         mayReceive(section.direction.isEmpty() ? m_direction : section.direction);
    }

    /// A bundle-only section has none of its own, and one that is not wanted has one that is not used.
    [[nodiscard]] OfferedTransport chosenTransport() const
    {
        const auto hasOwn = [](const OfferedSection &section) { return !section.transport.ufrag.isEmpty(); };
        auto section = std::ranges::find_if(
            m_sections, [&](const OfferedSection &each) { return each.media.isWanted && hasOwn(each); });
        if (section == m_sections.end())
            section = std::ranges::find_if(
                m_sections, [&](const OfferedSection &each) { return each.media.isBundled && hasOwn(each); });
        return section == m_sections.end() ? OfferedTransport() : section->transport;
    }

    void finishTransport()
    {
        const OfferedTransport own = chosenTransport();
        const auto orSession = [&](QByteArray OfferedTransport::*field) {
            return (own.*field).isEmpty() ? m_transport.*field : own.*field;
        };
        m_offer.ufrag = orSession(&OfferedTransport::ufrag);
        m_offer.password = orSession(&OfferedTransport::password);
        m_offer.fingerprint = orSession(&OfferedTransport::fingerprint);
        const QByteArray setup = orSession(&OfferedTransport::setup);
        // RFC 8839 section 5.4.
        if (!isIceText(m_offer.ufrag, 4) || !isIceText(m_offer.password, 22))
            m_error = QStringLiteral("The offer has no ICE credentials, or malformed ones.");
        else if (m_offer.fingerprint.isEmpty())
            m_error = QStringLiteral("The offer has no sha-256 fingerprint of a certificate.");
        else if (!setup.isEmpty() && setup != "actpass" && setup != "active")
            m_error = QStringLiteral("The offer leaves it to the relay to connect, which it never does.");
    }

    std::vector<OfferedSection> m_sections;
    OfferedTransport m_transport;
    QByteArray m_direction;
    std::map<int, QByteArray> m_extensions;
    QSet<QByteArray> m_bundle;
    QSet<QByteArray> m_mids;
    bool m_hasBundle = false;
    int m_lines = 0; ///< of the section
    QString m_error;
    Offer m_offer;
};

/// Whether \a parameters, of fmtp, leave VP9 at profile 0: what is not told is 0 (RFC 9628 section 6).
bool isProfile0(const QByteArray &parameters)
{
    for (const QByteArray &parameter : parameters.split(';')) {
        const QByteArray trimmed = parameter.trimmed().toLower();
        if (trimmed.startsWith("profile-id="))
            return trimmed == "profile-id=0";
    }
    return true;
}

/// Whether the numbers of rtpmap are those that the codec's payload format has.
bool isRegular(const OfferedCodec &codec)
{
    if (codec.name == "opus")
        return codec.clockRate == 48'000 && codec.channels == 2;
    if (codec.name == "vp9")
        return codec.clockRate == 90'000 && isProfile0(codec.parameters);
    return codec.name != "vp8" || codec.clockRate == 90'000;
}

} // namespace

const OfferedCodec *OfferedMedia::find(const QByteArray &name) const
{
    const auto codec = std::ranges::find_if(
        codecs, [&](const OfferedCodec &each) { return each.name == name && isRegular(each); });
    return codec == codecs.end() ? nullptr : &*codec;
}

OfferResult parseOffer(QByteArrayView sdp)
{
    return OfferReader().read(sdp);
}

} // namespace lancast::rtc
