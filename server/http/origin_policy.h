// Whether a request is meant for this machine, and comes from a page of ours. Pure.
#pragma once

#include "http/embedding.h"
#include "http/http_response.h"
#include "http/request_head.h"
#include "http/visitor.h"

#include <QHostAddress>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace lancast::net {

/// A name that an attacker has pointed at this machine (DNS rebinding) makes a browser send the attacker's
/// page here as if it were ours; only Host tells. And any page may open a WebSocket anywhere; only Origin
/// tells.
class OriginPolicy final
{
public:
    /// \a hostName: of this machine, full or short; it is also reachable by its first label alone and as
    /// "<first label>.local". \a allowed: further names and addresses.
    OriginPolicy(const QString &hostName, const QStringList &allowed);

    /// All addresses of this machine, as they are now.
    void setAddresses(const QList<QHostAddress> &addresses);
    /// One more beside those of the constructor.
    void allow(const QString &host) { m_allowed.add(host); }
    /// The names that the network gives this machine, as they are now.
    void setNamesAtHome(const QStringList &names);
    /// Names and addresses that count beside those of the constructor, in place of the ones set before.
    void setSharedHosts(const QStringList &hosts);

    /// Pages of other sites that have access to some of it.
    void setEmbedding(const Embedding &embedding) { m_embedding = embedding; }

    /// The answer to a request that is not for us: 400 (not exactly one Host), 421 (another Host) or 403
    /// (another Origin); nothing if it is right.
    [[nodiscard]] std::optional<HttpResponse> refusal(const RequestHead &head,
                                                      const Visitor &visitor = {}) const;
    /// For a port that only programs and pages from other ports use: the page may come from any port of ours,
    /// and with \a mayBeFile from a file (which Chromium calls "file://"). "null" is no file for sure: it is
    /// also what any page's sandboxed frame says.
    [[nodiscard]] std::optional<HttpResponse>
    refusalOfGuestPage(const RequestHead &head, const Visitor &visitor, bool mayBeFile) const;

    /// What \a head asks for: host and port, as the visitor's browser knows them.
    [[nodiscard]] static QByteArray askedHost(const RequestHead &head, const Visitor &visitor);
    /// The first name in \a head that is none of this machine's; empty: there is none.
    [[nodiscard]] QByteArray foreignHost(const RequestHead &head, const Visitor &visitor) const;
    /// Without port and brackets; empty if \a authority is not well-formed.
    [[nodiscard]] static QString hostIn(const QByteArray &authority);

private:
    [[nodiscard]] bool isOurs(const QByteArray &authority) const;
    [[nodiscard]] std::optional<HttpResponse> refusalOfHost(const RequestHead &head,
                                                            const Visitor &visitor) const;

    /// Names (lower case) and addresses (see peerIdentity()).
    struct Hosts
    {
        QSet<QString> names;
        QSet<QHostAddress> addresses;

        void add(const QString &host);
    };

    Hosts m_allowed;
    Hosts m_shared;
    Hosts m_atHome;
    Embedding m_embedding;
    QSet<QHostAddress> m_addresses; ///< this machine's
};

} // namespace lancast::net
