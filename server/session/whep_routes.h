// POST /whep: the stream over WebRTC, for pages and for players (draft-ietf-wish-whep).
#pragma once

#include "http/http_response.h"
#include "rtc/packet_feed.h"
#include "rtc/peer_hub.h"
#include "rtc/sdp_answer.h"
#include "session/session_context.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <optional>

namespace lancast::net {

class HttpConnection;
class ViewerRegistry;
struct RequestHead;
struct StatusSnapshot;

/// An offer in, 201 with the answer and the peer's own path out; DELETE on that path ends it. A page's peer
/// belongs to the page's visit and ends with it; any other one is a viewer of its own.
class WhepRoutes final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        rtc::PeerHub &hub;
        rtc::PacketFeed &feed;
        ViewerRegistry &viewers;
        const SessionContext &context;
    };

    explicit WhepRoutes(const Parts &parts, QObject *parent = nullptr);
    ~WhepRoutes() override;

    [[nodiscard]] static bool matches(const QByteArray &path);
    /// For those who may watch: \a head is no DELETE, whose path is a secret of its own.
    void handle(HttpConnection *connection, const RequestHead &head);
    void handleDelete(HttpConnection *connection, const RequestHead &head);

    /// Where peers find the relay beside the address at which they asked, best first.
    void setAddresses(const QList<QHostAddress> &addresses) { m_addresses = addresses; }
    /// Counts what was sent for the visits.
    void tick();
    void closeAll();
    /// Adds to its clients what their connections tell.
    void appendTo(StatusSnapshot &status) const;
    [[nodiscard]] qsizetype heldBytes() const { return m_parts.feed.bytes(); }

private:
    struct Visit
    {
        rtc::PeerHub::PeerId peer = 0;
        quint64 viewer = 0;
        bool isPlayer = false; ///< the viewer is a WhepPlayer
        quint64 countedBytes = 0;
    };
    using Visits = QHash<QByteArray, Visit>; ///< by the last part of their path

    [[nodiscard]] std::optional<HttpResponse> refusalOf(const HttpConnection &connection,
                                                        const RequestHead &head,
                                                        const QList<QHostAddress> &candidates) const;
    [[nodiscard]] std::optional<quint64> viewerFor(HttpConnection &connection, const RequestHead &head,
                                                   bool &isPlayer);
    [[nodiscard]] std::vector<rtc::AnsweredMedia> choose(const rtc::Offer &offer) const;
    [[nodiscard]] QList<QHostAddress> candidatesFor(const HttpConnection &connection) const;
    [[nodiscard]] HttpResponse created(const QByteArray &name, const QByteArray &answer) const;
    [[nodiscard]] Visit take(Visits::const_iterator visit);
    void count(Visit &visit);
    void endViewer(const Visit &visit);
    void onPeerFinished(quint64 peer, const QString &reason);
    void endPeerOf(quint64 viewer);

    const Parts m_parts;
    QList<QHostAddress> m_addresses;
    Visits m_visits;
};

} // namespace lancast::net
