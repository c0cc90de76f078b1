#include "crowd.h"

#include <QByteArray>

#include <chrono>
#include <cstdio>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace lancast::bench {

namespace {

constexpr quint32 ownNetwork = 0x7F020001; ///< 127.2.0.1
constexpr auto reportPause = std::chrono::seconds(2);
constexpr quint8 pingOpcode = 0x9;

/// Of a message only its head is kept (RFC 6455 section 5.2; a server does not mask).
struct Half
{
    int descriptor = -1;
    bool isBlob = false;
    bool isUpgraded = false;
    std::string head;    ///< until it is whole
    quint64 left = 0;    ///< bytes of the payload still to come
    bool isPing = false; ///< its payload is kept, too
    std::string payload;
};

bool send(const Half &half, const QByteArray &bytes)
{
    return ::send(half.descriptor, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

/// A short message from a client, under a mask of zeros.
QByteArray frame(quint8 opcode, const QByteArray &payload)
{
    QByteArray bytes;
    bytes += char(0x80 | opcode);
    bytes += char(0x80 | payload.size());
    return bytes + QByteArray(4, '\0') + payload;
}

Half open(quint16 port, int number, bool isBlob)
{
    Half half;
    half.isBlob = isBlob;
    half.descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(ownNetwork + quint32(number));
    sockaddr_in relay = own;
    relay.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    relay.sin_port = htons(port);
    if (::bind(half.descriptor, reinterpret_cast<sockaddr *>(&own), sizeof own) != 0 ||
        ::connect(half.descriptor, reinterpret_cast<sockaddr *>(&relay), sizeof relay) != 0)
        return {};
    const QByteArray target = QByteArray(isBlob ? "/watch/blob" : "/watch/chunk") + "?session=crowd-" +
                              QByteArray::number(number).rightJustified(6, '0');
    const bool isSent =
        send(half, "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) +
                       "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
                       "Gecko/20100101 Firefox/128.0\r\n"
                       "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                       "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: lancast.v1\r\n\r\n");
    return isSent ? half : Half();
}

/// True if the head in half.head is whole; then left and isPing are set.
bool takeHead(Half &half)
{
    const auto *head = reinterpret_cast<const quint8 *>(half.head.data());
    const size_t size = half.head.size();
    if (size < 2)
        return false;
    const int lengthBytes = (head[1] & 0x7F) == 127 ? 8 : (head[1] & 0x7F) == 126 ? 2 : 0;
    if (size < size_t(2 + lengthBytes))
        return false;
    half.left = lengthBytes == 0 ? head[1] & 0x7F : 0;
    for (int i = 0; i < lengthBytes; ++i)
        half.left = half.left << 8 | head[2 + i];
    half.isPing = (head[0] & 0x0F) == pingOpcode;
    half.head.clear();
    half.payload.clear();
    return true;
}

void takeMessages(Half &half, const char *bytes, size_t size)
{
    while (size > 0) {
        if (half.left == 0) {
            half.head += *bytes;
            ++bytes;
            --size;
            (void)takeHead(half);
        } else {
            const size_t part = std::min<size_t>(size, half.left);
            if (half.isPing)
                half.payload.append(bytes, part);
            bytes += part;
            size -= part;
            half.left -= part;
        }
        if (half.isPing && half.left == 0) {
            (void)send(half, frame(0xA, QByteArray::fromStdString(half.payload)));
            half.isPing = false;
        }
    }
}

/// False once the relay has let it go.
bool read(Half &half)
{
    static std::vector<char> buffer(256 * 1024);
    const ssize_t got = ::recv(half.descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got <= 0)
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    if (half.isUpgraded) {
        takeMessages(half, buffer.data(), size_t(got));
        return true;
    }
    half.head.append(buffer.data(), size_t(got));
    const size_t end = half.head.find("\r\n\r\n");
    if (end == std::string::npos)
        return true;
    if (half.head.compare(0, 12, "HTTP/1.1 101") != 0)
        return false;
    half.isUpgraded = true;
    const std::string rest = half.head.substr(end + 4);
    half.head.clear();
    takeMessages(half, rest.data(), rest.size());
    return true;
}

void report(const std::vector<Half> &halves)
{
    static int round = 0;
    ++round;
    for (size_t i = 0; i < halves.size(); ++i) {
        if (!halves[i].isBlob)
            continue;
        const int delay = 200 + int(i * 7919 + size_t(round) * 31) % 300;
        (void)send(halves[i],
                   frame(0x1, "{\"type\":\"report\",\"delay\":" + QByteArray::number(delay) +
                                  ",\"buffered\":250,\"frames\":900,\"droppedFrames\":0,\"stalls\":0}"));
    }
}

bool allowDescriptors(size_t count)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, count + 64);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= count + 64;
}

/// Empty if one could not come.
std::vector<Half> gather(quint16 port, int viewers)
{
    std::vector<Half> halves;
    for (int number = 0; number < viewers; ++number) {
        for (const bool isBlob : {true, false}) {
            halves.push_back(open(port, number, isBlob));
            if (halves.back().descriptor < 0)
                return {};
        }
        // Those that are there already are not to become slow ones meanwhile.
        for (Half &half : halves)
            (void)read(half);
    }
    return halves;
}

} // namespace

int runCrowd(quint16 port, int viewers)
{
    if (!allowDescriptors(size_t(viewers) * 2))
        return 1;
    std::vector<Half> halves = gather(port, viewers);
    if (halves.empty())
        return 1;
    std::puts("all there");
    std::fflush(stdout);
    std::vector<pollfd> watched{{STDIN_FILENO, POLLIN, 0}};
    for (const Half &half : halves)
        watched.push_back({half.descriptor, POLLIN, 0});
    auto nextReport = std::chrono::steady_clock::now();
    while (true) {
        ::poll(watched.data(), watched.size(), 200);
        if (watched[0].revents != 0)
            return 0;
        for (size_t i = 0; i < halves.size(); ++i) {
            if (watched[i + 1].revents != 0 && !read(halves[i])) {
                std::fputs("crowd: a viewer was let go\n", stderr);
                return 1;
            }
        }
        if (std::chrono::steady_clock::now() < nextReport)
            continue;
        nextReport += reportPause;
        report(halves);
    }
}

} // namespace lancast::bench
