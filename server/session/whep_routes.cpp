#include "session/whep_routes.h"

#include "base/logging.h"
#include "base/random_secret.h"
#include "http/http_connection.h"
#include "network/peer_address.h"
#include "session/viewer_registry.h"
#include "session/whep_player.h"

#include <QTcpSocket>

#include <algorithm>

namespace lancast::net {

namespace {

constexpr char whepPath[] = "/whep";
constexpr char sdpType[] = "application/sdp";
constexpr char cname[] = "lancast";

// RFC 8839 section 5.4 asks for 24 and 128 bits at least.
constexpr int ufragLength = 8;
constexpr int passwordLength = 24;

rtc::MediaKind kindOf(rtc::MediaStream stream)
{
    return stream == rtc::MediaStream::Video ? rtc::MediaKind::Video : rtc::MediaKind::Audio;
}

/// What is answered where the stream has no such track: it may get one later.
QByteArray usualCodec(rtc::MediaStream stream)
{
    return stream == rtc::MediaStream::Video ? "vp8" : "opus";
}

} // namespace

WhepRoutes::WhepRoutes(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.hub, &rtc::PeerHub::finished, this, &WhepRoutes::onPeerFinished);
    connect(&m_parts.viewers, &ViewerRegistry::left, this, &WhepRoutes::endPeerOf);
    m_parts.feed.onChanged(
        [this](rtc::FeedChange change) { m_parts.hub.onFeedChanged(m_parts.feed, change); });
}

WhepRoutes::~WhepRoutes()
{
    m_parts.feed.onChanged({});
}

bool WhepRoutes::matches(const QByteArray &path)
{
    return path == whepPath || path.startsWith(QByteArray(whepPath) + '/');
}

/// Empty: it can be answered.
std::optional<HttpResponse> WhepRoutes::refusalOf(const HttpConnection &connection, const RequestHead &head,
                                                  const QList<QHostAddress> &candidates) const
{
    if (!m_parts.hub.isOpen())
        return plainResponse(404, "This relay does not send the stream over WebRTC.");
    if (head.path != whepPath)
        return withField(plainResponse(405, "DELETE ends this connection."), "Allow: DELETE");
    if (head.method != "POST")
        return withField(plainResponse(405, "POST an SDP offer."), "Allow: POST");
    if (head.field("content-type").split(';').first().trimmed().toLower() != sdpType)
        return plainResponse(415, "The offer is sent as application/sdp.");
    if (candidates.isEmpty()) // it came by a proxy, to a relay that listens on loopback
        return plainResponse(404, "No address of this relay can be reached over WebRTC.");
    if (!m_parts.feed.hasMedia())
        return withField(plainResponse(503, "Nothing is live."), "Retry-After: 2");
    if (!m_parts.feed.isSendable())
        return plainResponse(406, "The stream's codecs cannot be sent over WebRTC here.");
    if (!m_parts.hub.hasRoomFor(connection.visitor().address))
        return withField(plainResponse(503, "Too many WebRTC connections are being made."), "Retry-After: 5");
    return std::nullopt;
}

void WhepRoutes::handle(HttpConnection *connection, const RequestHead &head)
{
    QList<QHostAddress> candidates = candidatesFor(*connection);
    if (const auto refusal = refusalOf(*connection, head, candidates)) {
        connection->respond(*refusal);
        return;
    }
    const rtc::OfferResult read = rtc::parseOffer(connection->body());
    if (!read.error.isEmpty()) {
        connection->respond(plainResponse(400, read.error.toUtf8()));
        return;
    }
    std::vector<rtc::AnsweredMedia> media = choose(read.offer);
    if (media.empty()) {
        connection->respond(plainResponse(406, "The offer has none of the stream's codecs."));
        return;
    }
    Visit visit;
    const std::optional<quint64> viewer = viewerFor(*connection, head, visit.isPlayer);
    if (!viewer)
        return; // it has been answered
    visit.viewer = *viewer;
    rtc::PeerSetup setup{.ufrag = rtc::PeerHub::makeName(ufragLength),
                         .password = rtc::PeerHub::makeName(passwordLength),
                         .peerUfrag = read.offer.ufrag,
                         .peerPassword = read.offer.password,
                         .peerFingerprint = read.offer.fingerprint,
                         .cname = cname};
    for (const rtc::AnsweredMedia &one : media) {
        const auto stream = read.offer.media[one.section].kind == rtc::MediaKind::Video
                                ? rtc::MediaStream::Video
                                : rtc::MediaStream::Audio;
        setup.media[std::size_t(stream)] = {one.codec.payloadType, one.playoutDelayId, one.codec.name};
    }
    for (const rtc::MediaStream stream : rtc::mediaStreams)
        setup.mayBeMissed[std::size_t(stream)] = !setup.at(stream) && m_parts.feed.codec(stream).isEmpty();
    const rtc::AnswerOptions answer{setup.ufrag,     setup.password,     m_parts.hub.fingerprint(),
                                    cname,           m_parts.hub.port(), std::move(candidates),
                                    std::move(media)};
    visit.peer = m_parts.hub.add(setup, m_parts.feed, connection->visitor().address);
    const QByteArray name = randomSecret();
    m_visits.insert(name, visit);
    connection->respond(created(name, rtc::writeAnswer(read.offer, answer)));
}

HttpResponse WhepRoutes::created(const QByteArray &name, const QByteArray &answer) const
{
    HttpResponse response = plainResponse(201, {});
    response.contentType = sdpType;
    response.body = answer;
    const RelayClock &clock = m_parts.context.clock;
    const RelayClock::Time now = clock.now();
    const auto timestamp = [&](rtc::MediaStream stream) {
        return QByteArray::number(m_parts.feed.timestamp(stream, now));
    };
    response.extraFields +=
        {QByteArray("Location: ") + whepPath + '/' + name,
         "Lancast-Time: epoch=" + QByteArray::number(clock.toEpoch(now), 'f', 3) +
             ";video=" + timestamp(rtc::MediaStream::Video) + ";audio=" + timestamp(rtc::MediaStream::Audio)};
    return response;
}

/// A page's offer belongs to its visit, in place of an earlier one.
std::optional<quint64> WhepRoutes::viewerFor(HttpConnection &connection, const RequestHead &head,
                                             bool &isPlayer)
{
    const QByteArray session = head.queryValue("session");
    if (!session.isEmpty()) {
        const std::optional<quint64> page = m_parts.viewers.watchingPage(session);
        if (!page)
            connection.respond(plainResponse(409, "No page of this session watches."));
        else
            endPeerOf(*page);
        return page;
    }
    isPlayer = true;
    auto player = std::make_unique<WhepPlayer>(m_parts.context.ids.next(), m_parts.context);
    const quint64 id = player->id();
    if (m_parts.viewers.admitOther(std::move(player), identityOf(connection, head), ClientRole::Player))
        return id;
    connection.respond(plainResponse(503, fullReason));
    return std::nullopt;
}

/// Video and audio in streams of their own: the browser would hold the video back for audio that comes later.
std::vector<rtc::AnsweredMedia> WhepRoutes::choose(const rtc::Offer &offer) const
{
    std::vector<rtc::AnsweredMedia> chosen;
    for (const rtc::MediaStream stream : rtc::mediaStreams) {
        const QByteArray own = m_parts.feed.codec(stream);
        const QByteArray codec = own.isEmpty() ? usualCodec(stream) : own;
        const auto section = std::ranges::find_if(offer.media, [&](const rtc::OfferedMedia &media) {
            return media.kind == kindOf(stream) && media.isWanted && media.find(codec);
        });
        if (section == offer.media.end()) {
            if (!own.isEmpty() && stream == rtc::MediaStream::Video)
                return {};
            continue;
        }
        const auto delay = section->extensions.find(rtc::playoutDelayUri);
        chosen.push_back({.section = std::size_t(section - offer.media.begin()),
                          .codec = *section->find(codec),
                          .ssrc = m_parts.feed.ssrc(stream),
                          .playoutDelayId = delay == section->extensions.end() ? 0 : delay->second,
                          .streamId = stream == rtc::MediaStream::Video ? "video" : "audio"});
    }
    return chosen;
}

/// The address at which it has found the relay comes first: it can reach that.
QList<QHostAddress> WhepRoutes::candidatesFor(const HttpConnection &connection) const
{
    QList<QHostAddress> candidates;
    if (!connection.visitor().isForwarded)
        candidates.append(peerIdentity(connection.socket()->localAddress()));
    for (const QHostAddress &address : m_addresses) {
        if (!candidates.contains(address))
            candidates.append(address);
    }
    return candidates;
}

WhepRoutes::Visit WhepRoutes::take(Visits::const_iterator visit)
{
    const Visit taken = *visit;
    m_visits.erase(visit);
    return taken;
}

void WhepRoutes::handleDelete(HttpConnection *connection, const RequestHead &head)
{
    const auto visit = m_visits.constFind(head.path.mid(qsizetype(sizeof whepPath)));
    if (visit == m_visits.cend()) {
        connection->respond(plainResponse(404, "There is no such connection, or it has ended."));
        return;
    }
    const Visit ended = take(visit);
    m_parts.hub.remove(ended.peer);
    endViewer(ended);
    connection->respond(plainResponse(200, "The connection has ended."));
}

void WhepRoutes::endViewer(const Visit &visit)
{
    if (visit.isPlayer)
        m_parts.viewers.drop(visit.viewer);
}

void WhepRoutes::count(Visit &visit)
{
    const rtc::Peer *peer = m_parts.hub.find(visit.peer);
    if (!peer)
        return;
    const quint64 bytes = peer->figures().mediaBytes;
    m_parts.viewers.countMedia(visit.viewer, qint64(bytes - std::exchange(visit.countedBytes, bytes)));
}

void WhepRoutes::tick()
{
    for (Visit &visit : m_visits)
        count(visit);
}

void WhepRoutes::appendTo(StatusSnapshot &status) const
{
    for (const Visit &visit : m_visits) {
        const rtc::Peer *peer = m_parts.hub.find(visit.peer);
        const auto client = std::ranges::find(status.clients, visit.viewer, &ClientStatus::id);
        if (!peer || peer->state() != rtc::Peer::State::Connected || client == status.clients.end())
            continue;
        const rtc::PeerFigures &figures = peer->figures();
        client->webRtc = {figures.lostPackets, figures.resentPackets, figures.roundTrip};
    }
}

void WhepRoutes::closeAll()
{
    for (const Visit &visit : std::exchange(m_visits, {}))
        m_parts.hub.remove(visit.peer);
}

void WhepRoutes::onPeerFinished(quint64 peer, const QString &reason)
{
    const auto visit = std::ranges::find(m_visits, peer, &Visit::peer);
    if (visit == m_visits.end())
        return;
    const Visit ended = take(visit);
    if (!reason.isEmpty())
        qCDebug(relayLog).noquote() << "a WebRTC connection has ended:" << reason;
    endViewer(ended);
}

/// It has left, or makes another offer.
void WhepRoutes::endPeerOf(quint64 viewer)
{
    const auto visit = std::ranges::find(m_visits, viewer, &Visit::viewer);
    if (visit == m_visits.end())
        return;
    const Visit ended = take(visit);
    m_parts.hub.remove(ended.peer);
}

} // namespace lancast::net
