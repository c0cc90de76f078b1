#include "rtc/udp_endpoint.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <netinet/udp.h>
#include <sys/uio.h>

namespace lancast::rtc {

namespace {

constexpr std::size_t batchSize = 64;
/// For the bursts of those who join: with the kernel's usual 208 KiB some of their packets are lost on this
/// machine.
constexpr int socketBufferBytes = 2 * 1024 * 1024;
/// What is read at one turn of the event loop: a flood does not keep the stream waiting.
constexpr int mostBatchesRead = 8;

/// The kernel splits one message of as many bytes into datagrams (UDP_SEGMENT, udp(7)); it takes no more of
/// them.
constexpr std::size_t mostSegments = 64;
constexpr std::size_t mostSegmentedBytes = 65'000;

/// Room for either kind of packet information (RFC 3542, ip(7)) and a size of segments.
using ControlBuffer = std::array<char, CMSG_SPACE(sizeof(in6_pktinfo)) + CMSG_SPACE(sizeof(quint16))>;

in6_addr mapped(const in_addr &address)
{
    in6_addr result{};
    result.s6_addr[10] = 0xff;
    result.s6_addr[11] = 0xff;
    std::memcpy(&result.s6_addr[12], &address, sizeof address);
    return result;
}

void readControl(const msghdr &message, UdpPath &path)
{
    for (cmsghdr *part = CMSG_FIRSTHDR(&message); part;
         part = CMSG_NXTHDR(const_cast<msghdr *>(&message), part)) {
        if (part->cmsg_level == IPPROTO_IP && part->cmsg_type == IP_PKTINFO) {
            in_pktinfo info{};
            std::memcpy(&info, CMSG_DATA(part), sizeof info);
            path.local = mapped(info.ipi_addr);
        } else if (part->cmsg_level == IPPROTO_IPV6 && part->cmsg_type == IPV6_PKTINFO) {
            in6_pktinfo info{};
            std::memcpy(&info, CMSG_DATA(part), sizeof info);
            path.local = info.ipi6_addr;
            path.interfaceIndex = IN6_IS_ADDR_LINKLOCAL(&info.ipi6_addr) ? info.ipi6_ifindex : 0;
        }
    }
}

/// Behind what is there already.
template<typename Info>
void putControl(msghdr &message, ControlBuffer &control, int level, int type, const Info &info)
{
    message.msg_control = control.data();
    auto *part = reinterpret_cast<cmsghdr *>(control.data() + message.msg_controllen);
    message.msg_controllen += CMSG_SPACE(sizeof info);
    part->cmsg_level = level;
    part->cmsg_type = type;
    part->cmsg_len = CMSG_LEN(sizeof info);
    std::memcpy(CMSG_DATA(part), &info, sizeof info);
}

} // namespace

/// Datagrams that wait for their system call.
struct UdpEndpoint::Batch
{
    std::array<std::array<char, maxDatagramBytes>, batchSize> bytes{};
    std::array<iovec, batchSize> parts{};
    std::array<UdpPath, batchSize> paths{};
    alignas(cmsghdr) std::array<ControlBuffer, batchSize> controls{};
    std::array<mmsghdr, batchSize> messages{};
    std::size_t count = 0;

    /// How many from \a first on leave as one message: to one peer, all of one size but for the last.
    [[nodiscard]] std::size_t segmentsFrom(std::size_t first) const
    {
        std::size_t segments = 1;
        std::size_t total = parts[first].iov_len;
        while (first + segments < count && segments < mostSegments) {
            const std::size_t next = first + segments;
            total += parts[next].iov_len;
            if (parts[next].iov_len > parts[first].iov_len || total > mostSegmentedBytes ||
                paths[next] != paths[first])
                break;
            ++segments;
            if (parts[next].iov_len < parts[first].iov_len)
                break;
        }
        return segments;
    }

    /// Message number \a index is for so many datagrams from \a first on.
    void setMessage(std::size_t index, std::size_t first, std::size_t segments, bool isIpv6)
    {
        UdpPath &path = paths[first];
        msghdr &message = messages[index].msg_hdr;
        message = {};
        message.msg_name = &path.peer;
        message.msg_namelen = path.peerSize;
        message.msg_iov = &parts[first];
        message.msg_iovlen = segments;
        if (isIpv6) {
            in6_pktinfo info{};
            info.ipi6_addr = path.local;
            info.ipi6_ifindex = path.interfaceIndex;
            putControl(message, controls[index], IPPROTO_IPV6, IPV6_PKTINFO, info);
        } else {
            in_pktinfo info{};
            std::memcpy(&info.ipi_spec_dst, &path.local.s6_addr[12], sizeof info.ipi_spec_dst);
            putControl(message, controls[index], IPPROTO_IP, IP_PKTINFO, info);
        }
        if (segments > 1)
            putControl(message, controls[index], IPPROTO_UDP, UDP_SEGMENT, quint16(parts[first].iov_len));
    }

    /// The first \a sent have left.
    void remove(std::size_t sent)
    {
        for (std::size_t index = sent; index < count; ++index) {
            bytes[index - sent] = bytes[index];
            paths[index - sent] = paths[index];
            parts[index - sent] = {bytes[index - sent].data(), parts[index].iov_len};
        }
        count -= sent;
    }
};

UdpEndpoint::UdpEndpoint(QObject *parent)
    : QObject(parent)
    , m_batch(std::make_unique<Batch>())
{
}

UdpEndpoint::~UdpEndpoint() = default;

bool UdpEndpoint::open(const QHostAddress &bind, quint16 port)
{
    close();
    const bool isAny = bind == QHostAddress::Any;
    const bool isOpen =
        isAny ? openSocket(AF_INET6, bind, port) || openSocket(AF_INET, bind, port)
              : openSocket(bind.protocol() == QAbstractSocket::IPv4Protocol ? AF_INET : AF_INET6, bind, port);
    if (!isOpen)
        return false;
    m_errorString.clear();
    m_readNotifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Read);
    connect(m_readNotifier.get(), &QSocketNotifier::activated, this, &UdpEndpoint::receive);
    m_writeNotifier = std::make_unique<QSocketNotifier>(m_socket.get(), QSocketNotifier::Write);
    m_writeNotifier->setEnabled(false);
    connect(m_writeNotifier.get(), &QSocketNotifier::activated, this, &UdpEndpoint::onWritable);
    return true;
}

bool UdpEndpoint::openSocket(int family, const QHostAddress &address, quint16 port)
{
    m_socket.reset(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    m_isIpv6 = family == AF_INET6;
    sockaddr_storage own{};
    socklen_t size = 0;
    const int on = 1;
    const int off = 0;
    if (m_isIpv6) {
        auto *ip = reinterpret_cast<sockaddr_in6 *>(&own);
        size = sizeof *ip;
        ip->sin6_family = AF_INET6;
        ip->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address == QHostAddress::Any ? Q_IPV6ADDR{} : address.toIPv6Address();
        std::memcpy(&ip->sin6_addr, &bytes, sizeof ip->sin6_addr);
        const int &isOnly = address == QHostAddress::Any ? off : on;
        ::setsockopt(m_socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &isOnly, sizeof isOnly);
        ::setsockopt(m_socket.get(), IPPROTO_IPV6, IPV6_RECVPKTINFO, &on, sizeof on);
    } else {
        auto *ip = reinterpret_cast<sockaddr_in *>(&own);
        size = sizeof *ip;
        ip->sin_family = AF_INET;
        ip->sin_port = htons(port);
        ip->sin_addr.s_addr = address == QHostAddress::Any ? INADDR_ANY : htonl(address.toIPv4Address());
        ::setsockopt(m_socket.get(), IPPROTO_IP, IP_PKTINFO, &on, sizeof on);
    }
    ::setsockopt(m_socket.get(), SOL_SOCKET, SO_SNDBUF, &socketBufferBytes, sizeof socketBufferBytes);
    if (m_socket.get() < 0 || ::bind(m_socket.get(), reinterpret_cast<sockaddr *>(&own), size) != 0 ||
        ::getsockname(m_socket.get(), reinterpret_cast<sockaddr *>(&own), &size) != 0) {
        m_errorString = QString::fromLocal8Bit(std::strerror(errno));
        m_socket.reset(-1);
        return false;
    }
    m_port = ntohs(m_isIpv6 ? reinterpret_cast<sockaddr_in6 *>(&own)->sin6_port
                            : reinterpret_cast<sockaddr_in *>(&own)->sin_port);
    return true;
}

void UdpEndpoint::close()
{
    m_readNotifier.reset();
    m_writeNotifier.reset();
    m_socket.reset(-1);
    m_port = 0;
    m_batch->count = 0;
}

void UdpEndpoint::receive()
{
    // As large as what is taken at all: longer datagrams are cut off, and then are none that anybody
    // understands.
    std::array<std::array<char, maxDatagramBytes>, batchSize / 4> bytes;
    std::array<UdpPath, bytes.size()> paths;
    alignas(cmsghdr) std::array<ControlBuffer, bytes.size()> controls;
    std::array<iovec, bytes.size()> parts{};
    std::array<mmsghdr, bytes.size()> messages{};
    for (int batch = 0; batch < mostBatchesRead && m_socket.get() >= 0; ++batch) {
        for (std::size_t index = 0; index < messages.size(); ++index) {
            parts[index] = {bytes[index].data(), bytes[index].size()};
            paths[index] = {};
            messages[index] = {};
            messages[index].msg_hdr = {&paths[index].peer,
                                       sizeof paths[index].peer,
                                       &parts[index],
                                       1,
                                       &controls[index],
                                       sizeof controls[index],
                                       0};
        }
        const int count = ::recvmmsg(m_socket.get(), messages.data(), messages.size(), MSG_DONTWAIT, nullptr);
        for (int index = 0; index < count; ++index) {
            UdpPath &path = paths[std::size_t(index)];
            path.peerSize = messages[std::size_t(index)].msg_hdr.msg_namelen;
            readControl(messages[std::size_t(index)].msg_hdr, path);
            if (m_received)
                m_received(
                    {bytes[std::size_t(index)].data(), qsizetype(messages[std::size_t(index)].msg_len)},
                    path);
        }
        if (count < int(messages.size()))
            break;
    }
    flush();
}

std::span<char> UdpEndpoint::nextDatagram()
{
    if (m_batch->count == batchSize)
        flush();
    if (m_batch->count == batchSize || m_socket.get() < 0)
        return {};
    return m_batch->bytes[m_batch->count];
}

void UdpEndpoint::commit(qsizetype size, const UdpPath &path)
{
    const std::size_t index = m_batch->count++;
    m_batch->parts[index] = {m_batch->bytes[index].data(), std::size_t(size)};
    m_batch->paths[index] = path;
}

void UdpEndpoint::flush()
{
    std::size_t sent = 0;
    bool triesAlone = false;                    // the first one, of a message that was refused
    std::array<std::size_t, batchSize> sizes{}; // datagrams in each message
    while (sent < m_batch->count) {
        std::size_t messages = 0;
        for (std::size_t first = sent; first < m_batch->count; first += sizes[messages++]) {
            const bool isAlone = !m_hasSegments || (triesAlone && messages == 0);
            sizes[messages] = isAlone ? 1 : m_batch->segmentsFrom(first);
            m_batch->setMessage(messages, first, sizes[messages], m_isIpv6);
        }
        const int count =
            ::sendmmsg(m_socket.get(), m_batch->messages.data(), unsigned(messages), MSG_DONTWAIT);
        for (int message = 0; message < count; ++message)
            sent += sizes[std::size_t(message)];
        if (count > 0) {
            m_hasSegments =
                m_hasSegments && !triesAlone; // alone it leaves: this kernel or network card cannot split
            triesAlone = false;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS) {
            if (m_writeNotifier)
                m_writeNotifier->setEnabled(true);
            break;
        } else if (errno != EINTR) {
            // Alone, too: the peer is gone, or has no route any more.
            sent += sizes[0] > 1 ? 0 : 1;
            triesAlone = sizes[0] > 1;
        }
    }
    m_batch->remove(sent);
}

void UdpEndpoint::onWritable()
{
    m_writeNotifier->setEnabled(false);
    flush();
    if (m_batch->count < batchSize)
        emit writable();
}

} // namespace lancast::rtc
