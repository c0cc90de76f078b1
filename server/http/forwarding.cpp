#include "http/forwarding.h"

#include "network/peer_address.h"

#include <QRegularExpression>

#include <algorithm>
#include <arpa/inet.h>
#include <array>

namespace lancast::net {

namespace {

constexpr int ipv4Bits = 32;
constexpr int ipv6Bits = 128;

/// What one proxy says of the one who connected to it.
struct Hop
{
    QHostAddress address;    ///< a peerIdentity(); null: unknown
    bool hasAddress = false; ///< it says something about the address, be it that it is unknown
    QByteArray scheme{};
    QByteArray host{};
};

using Hops = std::vector<Hop>;

/// As people write addresses; Qt would also read "10.1" and "1".
QHostAddress readAddress(const QByteArray &text)
{
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET, text.constData(), bytes.data()) != 1 &&
        ::inet_pton(AF_INET6, text.constData(), bytes.data()) != 1)
        return {};
    return peerIdentity(QHostAddress(QString::fromLatin1(text)));
}

/// Whether a connection can come from there.
bool isOfOneMachine(const QHostAddress &address)
{
    return !address.isNull() && !address.isMulticast() && !address.isBroadcast() &&
           address != QHostAddress(QHostAddress::AnyIPv4) && address != QHostAddress(QHostAddress::AnyIPv6);
}

/// \a node: RFC 7239 section 6, and as X-Forwarded-For has it: IPv6 without brackets, too. Null: no machine's
/// address.
QHostAddress readNode(const QByteArray &node)
{
    QByteArray text = node;
    if (node.startsWith('[')) {
        const qsizetype end = node.indexOf(']');
        if (end < 0 || (end + 1 < node.size() && node.at(end + 1) != ':'))
            return {};
        text = node.mid(1, end - 1);
        if (!text.contains(':'))
            return {};
    } else if (node.count(':') == 1) {
        text = node.left(node.indexOf(':'));
    }
    const QHostAddress address = readAddress(text);
    return isOfOneMachine(address) ? address : QHostAddress();
}

QByteArray readScheme(const QByteArray &text)
{
    const QByteArray scheme = text.toLower();
    if (scheme == "https" || scheme == "wss")
        return "https";
    return scheme == "http" || scheme == "ws" ? "http" : QByteArray();
}

/// Takes a token or a quoted string (RFC 9110 section 5.6) off the front of \a text. Nothing: neither.
std::optional<QByteArray> takeValue(QByteArrayView &text)
{
    QByteArray value;
    if (!text.startsWith('"')) {
        const auto *const end = std::ranges::find_if(text, [](char c) { return c == ';' || c == ','; });
        value = text.first(end - text.begin()).trimmed().toByteArray();
        text = text.sliced(end - text.begin());
        const bool isToken = std::ranges::none_of(value, [](char c) { return c == '"' || c == ' '; });
        return isToken ? std::optional(value) : std::nullopt;
    }
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text = text.sliced(i + 1).trimmed();
            return value;
        }
        if (text[i] == '\\' && ++i == text.size())
            return std::nullopt;
        value += text[i];
    }
    return std::nullopt;
}

/// Takes "name=value" off the front of \a text into \a hop. False: it is none, or comes twice.
bool takePair(QByteArrayView &text, Hop &hop)
{
    const qsizetype mark = text.indexOf('=');
    if (mark < 0)
        return false;
    const QByteArray name = text.first(mark).trimmed().toByteArray().toLower();
    text = text.sliced(mark + 1).trimmed();
    const std::optional<QByteArray> value = takeValue(text);
    if (!value || (!text.isEmpty() && text[0] != ';' && text[0] != ','))
        return false;
    if (name == "for") {
        if (std::exchange(hop.hasAddress, true))
            return false;
        hop.address = readNode(*value);
    } else if (name == "proto") {
        hop.scheme = readScheme(*value);
    } else if (name == "host") {
        hop.host = *value;
    }
    return true;
}

/// One field line of Forwarded. What is not well-formed is one hop that is unknown: each proxy adds a line,
/// or to the line before, so those behind it are true all the same.
Hops readForwarded(const QByteArray &line)
{
    Hops unknown{{{}, true}};
    Hops hops;
    QByteArrayView rest = QByteArrayView(line).trimmed();
    while (!rest.isEmpty()) {
        Hop hop;
        for (;;) {
            if (!takePair(rest, hop))
                return unknown;
            const bool isLast = rest.isEmpty() || rest[0] == ',';
            rest = rest.isEmpty() ? rest : rest.sliced(1).trimmed();
            if (isLast)
                break;
        }
        hops.push_back(hop);
    }
    return hops;
}

Hops hopsOfForwarded(const RequestHead &head)
{
    Hops hops;
    for (const RequestHead::Field &field : head.fields) {
        if (field.name == "forwarded")
            std::ranges::copy(readForwarded(field.value), std::back_inserter(hops));
    }
    return hops;
}

/// Of the fields in which each proxy may have added its own: encrypted is what was so all the way, and the
/// host is what the last proxy was asked for.
Hops hopsOfXForwarded(const RequestHead &head)
{
    Hops hops;
    for (const QByteArray &node : head.list("x-forwarded-for"))
        hops.push_back({readNode(node), true});
    const QList<QByteArray> schemes = head.list("x-forwarded-proto");
    const QList<QByteArray> hosts = head.list("x-forwarded-host");
    if (hops.empty() && schemes.isEmpty() && hosts.isEmpty())
        return hops;
    if (hops.empty())
        hops.emplace_back();
    const auto isEncrypted = [](const QByteArray &scheme) { return readScheme(scheme) == "https"; };
    QByteArray scheme;
    if (!schemes.isEmpty())
        scheme = std::ranges::all_of(schemes, isEncrypted) ? "https" : "http";
    for (Hop &hop : hops) {
        hop.scheme = scheme;
        hop.host = hosts.isEmpty() ? QByteArray() : hosts.constLast();
    }
    return hops;
}

/// The visitor that \a hops tell of, the last of which is the word of \a peer.
Visitor visitorBehind(Hops hops, const QHostAddress &peer, const TrustedProxies &proxies)
{
    std::ranges::reverse(hops);
    Visitor visitor{peer, false, true};
    for (const Hop &hop : hops) {
        visitor.forwardedScheme = hop.scheme;
        visitor.forwardedHost = hop.host;
        visitor.isEncrypted = hop.scheme == "https";
        if (hop.address.isNull())
            break;
        visitor.address = hop.address;
        if (!proxies.contains(hop.address))
            break;
    }
    return visitor;
}

} // namespace

bool TrustedProxies::add(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9A-Fa-f.:]+)(?:/([1-9][0-9]{0,2}))?\\z"));
    const auto match = form.match(text);
    const QHostAddress address = readAddress(match.captured(1).toLatin1());
    if (!isOfOneMachine(address))
        return false;
    const bool isIpv4 = address.protocol() == QAbstractSocket::IPv4Protocol;
    const int most = isIpv4 ? ipv4Bits : ipv6Bits;
    int bits = most;
    if (match.hasCaptured(2)) {
        bits = match.captured(2).toInt();
        // The length of "::ffff:10.0.0.0/8" is that of an IPv6 prefix, and the address is read as IPv4.
        if (bits > most || (isIpv4 && text.contains(QLatin1Char(':'))))
            return false;
    }
    m_networks.emplaceBack(address, bits);
    return true;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    return std::ranges::any_of(m_networks, [&address](const auto &network) {
        return address.isInSubnet(network.first, network.second);
    });
}

std::optional<Visitor> visitorOf(const RequestHead &head, const QHostAddress &peer,
                                 const TrustedProxies &proxies)
{
    if (!isForwarded(head) || !proxies.contains(peer))
        return Visitor{peer, false, isForwarded(head)};
    const Hops standard = hopsOfForwarded(head);
    const Hops common = hopsOfXForwarded(head);
    const auto saysAddress = [](const Hops &hops) { return std::ranges::any_of(hops, &Hop::hasAddress); };
    const Visitor byStandard = visitorBehind(standard, peer, proxies);
    const Visitor byCommon = visitorBehind(common, peer, proxies);
    if (saysAddress(standard) && saysAddress(common) && byStandard.address != byCommon.address)
        return std::nullopt;
    return common.empty() || (!saysAddress(common) && saysAddress(standard)) ? byStandard : byCommon;
}

} // namespace lancast::net
