// What the kernel takes for a stream to many viewers: one send() a viewer and tick, and nothing else.
// Arguments: viewers, ticks a second, bytes of a message. Prints its port, sends from the first byte on its
// input until there is more or its end, and then keeps the connections.
#include "synthetic_stream.h"

#include <QtEndian>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace lancast::bench;
using namespace std::chrono_literals;

namespace {

constexpr int backlog = 4096;

int listenOnFreePort()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, generic, size) != 0 || ::listen(listener, backlog) != 0)
        return -1;
    ::getsockname(listener, generic, &size);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return listener;
}

std::vector<int> acceptAll(int listener, int viewers)
{
    std::vector<int> sockets;
    while (int(sockets.size()) < viewers) {
        const int socket = ::accept(listener, nullptr, nullptr);
        if (socket < 0)
            std::exit(1);
        const int isOn = 1;
        ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &isOn, sizeof isOn);
        sockets.push_back(socket);
    }
    return sockets;
}

/// A WebSocket frame of binary data, so that viewers read all servers alike (RFC 6455 section 5.2).
std::vector<char> makeMessage(qsizetype payloadBytes)
{
    constexpr qsizetype mostOf16Bits = 0xffff;
    const bool isShort = payloadBytes <= mostOf16Bits;
    std::vector<char> message(size_t(payloadBytes + (isShort ? 4 : 10)), 'x');
    message[0] = char(0x82);
    message[1] = char(isShort ? 126 : 127);
    if (isShort)
        qToBigEndian(quint16(payloadBytes), message.data() + 2);
    else
        qToBigEndian(quint64(payloadBytes), message.data() + 2);
    return message;
}

/// True as soon as there is something on the input, or its end; false at \a deadline.
bool hasInput(std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::max(0ns, std::chrono::nanoseconds(deadline - std::chrono::steady_clock::now()));
    const timespec timeout{left / 1s, (left % 1s).count()};
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::ppoll(&input, 1, &timeout, nullptr) > 0;
}

/// A viewer that does not read holds up the others: bare is bare.
void sendToAll(const std::vector<int> &sockets, const std::vector<char> &message)
{
    for (const int socket : sockets) {
        size_t sent = 0;
        while (sent < message.size()) {
            const ssize_t step = ::send(socket, message.data() + sent, message.size() - sent, MSG_NOSIGNAL);
            if (step <= 0)
                break;
            sent += size_t(step);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const int ticksPerSecond = std::atoi(argv[2]);
    const qsizetype payloadBytes = std::atoi(argv[3]);
    if (std::atoi(argv[1]) <= 0 || ticksPerSecond <= 0 || payloadBytes < SyntheticStream::stampBytes)
        return 2;
    const int listener = listenOnFreePort();
    if (listener < 0)
        return 1;
    const std::vector<int> sockets = acceptAll(listener, std::atoi(argv[1]));
    std::vector<char> message = makeMessage(payloadBytes);
    char *payload = message.data() + message.size() - payloadBytes;
    char go = 0;
    if (::read(STDIN_FILENO, &go, 1) != 1)
        return 0;
    auto due = std::chrono::steady_clock::now();
    for (quint64 number = 0; !hasInput(due); ++number) {
        SyntheticStream::writeStamp(payload, number);
        sendToAll(sockets, message);
        due += std::chrono::nanoseconds(1s) / ticksPerSecond;
    }
    ::pause();
}
