// What the kernel takes for a stream of datagrams to many sockets: one message a socket and frame, which the
// kernel splits, in batches of sendmmsg(); nothing is encrypted, copied or remembered. Arguments: sockets,
// frames a second, datagrams of a frame, bytes of a datagram. Reads so many lines "ADDRESS PORT", sends from
// then on until its input ends.
#include <QtEndian>

#include <arpa/inet.h>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <netinet/in.h>
#include <netinet/udp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr std::size_t batchSize = 64; // datagrams, as the relay's
constexpr int socketBufferBytes = 2 * 1024 * 1024;
constexpr std::size_t smallestDatagram = 12;

struct alignas(cmsghdr) Control
{
    char bytes[CMSG_SPACE(sizeof(quint16))];
};

bool readAddresses(std::vector<sockaddr_in> &addresses)
{
    for (sockaddr_in &address : addresses) {
        char text[64] = {};
        int port = 0;
        if (std::scanf("%63s %d", text, &port) != 2 || ::inet_pton(AF_INET, text, &address.sin_addr) != 1)
            return false;
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(port));
    }
    return true;
}

/// True as soon as the input has ended; false at \a deadline.
bool hasEnded(std::chrono::steady_clock::time_point deadline)
{
    const auto left = std::max(0ns, std::chrono::nanoseconds(deadline - std::chrono::steady_clock::now()));
    const timespec timeout{left / 1s, (left % 1s).count()};
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::ppoll(&input, 1, &timeout, nullptr) > 0 && (input.revents & POLLHUP) != 0;
}

/// One frame, for all.
class Frame final
{
public:
    Frame(std::size_t datagrams, std::size_t bytes)
        : m_datagrams(datagrams)
        , m_bytes(bytes)
        , m_all(datagrams * bytes, 'x')
    {
    }

    /// RTP headers with the next sequence numbers.
    void number()
    {
        for (std::size_t index = 0; index < m_datagrams; ++index) {
            char *header = m_all.data() + index * m_bytes;
            header[0] = char(0x80);
            header[1] = 96;
            qToBigEndian(m_sequence++, header + 2);
        }
    }

    void setMessage(mmsghdr &message, iovec &part, Control &control, sockaddr_in &to)
    {
        part = {m_all.data(), m_all.size()};
        message.msg_hdr = {&to, sizeof to, &part, 1, control.bytes, sizeof control.bytes, 0};
        cmsghdr *header = CMSG_FIRSTHDR(&message.msg_hdr);
        header->cmsg_level = IPPROTO_UDP;
        header->cmsg_type = UDP_SEGMENT;
        header->cmsg_len = CMSG_LEN(sizeof(quint16));
        const auto size = quint16(m_bytes);
        std::memcpy(CMSG_DATA(header), &size, sizeof size);
    }

private:
    const std::size_t m_datagrams;
    const std::size_t m_bytes;
    std::vector<char> m_all;
    quint16 m_sequence = 0;
};

void sendAll(int socket, Frame &frame, std::vector<sockaddr_in> &addresses, std::size_t atOnce)
{
    std::vector<mmsghdr> messages(atOnce);
    std::vector<iovec> parts(atOnce);
    std::vector<Control> controls(atOnce);
    for (std::size_t first = 0; first < addresses.size(); first += atOnce) {
        const std::size_t count = std::min(atOnce, addresses.size() - first);
        for (std::size_t index = 0; index < count; ++index)
            frame.setMessage(messages[index], parts[index], controls[index], addresses[first + index]);
        for (std::size_t sent = 0; sent < count;) {
            const int step = ::sendmmsg(socket, messages.data() + sent, unsigned(count - sent), 0);
            if (step <= 0)
                break;
            sent += std::size_t(step);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    std::vector<sockaddr_in> addresses(std::size_t(std::max(0, std::atoi(argv[1]))));
    const int framesPerSecond = std::atoi(argv[2]);
    const int datagrams = std::atoi(argv[3]);
    const auto bytes = std::size_t(std::max(0, std::atoi(argv[4])));
    if (framesPerSecond <= 0 || datagrams <= 0 || bytes < smallestDatagram || !readAddresses(addresses))
        return 2;
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &socketBufferBytes, sizeof socketBufferBytes);
    Frame frame{std::size_t(datagrams), bytes};
    const std::size_t atOnce = std::max<std::size_t>(1, batchSize / std::size_t(datagrams));
    auto due = std::chrono::steady_clock::now();
    while (!hasEnded(due)) {
        frame.number();
        sendAll(socket, frame, addresses, atOnce);
        due += std::chrono::nanoseconds(1s) / framesPerSecond;
    }
}
