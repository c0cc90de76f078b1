#include "page_sampler.h"

#include <QByteArray>

#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

namespace lancast::bench {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto pause = 20ms;
constexpr int patienceMs = 5000;

bool waitFor(const PlainSocket &socket, short events)
{
    pollfd watched{socket.descriptor(), events, 0};
    return ::poll(&watched, 1, patienceMs) > 0;
}

} // namespace

PageSampler::PageSampler(quint16 port)
    : m_port(port)
{
}

PageSampler::~PageSampler()
{
    (void)stop();
}

void PageSampler::start()
{
    m_thread = std::thread([this] { run(); });
}

PageSamples PageSampler::stop()
{
    if (m_thread.joinable()) {
        m_end.release();
        m_thread.join();
    }
    return std::move(m_samples);
}

void PageSampler::run()
{
    do
        sample();
    while (!m_end.try_acquire_for(pause));
}

void PageSampler::sample()
{
    const auto start = Clock::now();
    const PlainSocket socket = PlainSocket::connecting(m_port, INADDR_LOOPBACK);
    if (!socket.isOpen() || !waitFor(socket, POLLOUT) || !socket.isConnected())
        ++m_samples.unconnected;
    else if (!ask(socket))
        ++m_samples.unanswered;
    else
        m_samples.milliseconds.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - start).count());
}

bool PageSampler::ask(const PlainSocket &socket) const
{
    const QByteArray request =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_port) + "\r\nConnection: close\r\n\r\n";
    if (::send(socket.descriptor(), request.constData(), size_t(request.size()), MSG_NOSIGNAL) !=
        request.size())
        return false;
    QByteArray answer;
    std::array<char, 16 * 1024> buffer{};
    ssize_t got = 0;
    do {
        if (!waitFor(socket, POLLIN))
            return false;
        got = ::recv(socket.descriptor(), buffer.data(), buffer.size(), 0);
        answer.append(buffer.data(), qMax<ssize_t>(got, 0));
    } while (got > 0);
    return got == 0 && answer.startsWith("HTTP/1.1 200 ") && answer.contains("</html>");
}

} // namespace lancast::bench
