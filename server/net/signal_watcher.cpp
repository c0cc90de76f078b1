#include "net/signal_watcher.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::net {

namespace {

// A handler gets no context, so the socket's writing end has to be reachable from anywhere.
volatile std::sig_atomic_t writingEnd = -1;

void handleSignal(int)
{
    const char byte = 1;
    // Nothing can be done about a failure in here.
    [[maybe_unused]] const ssize_t written = ::write(writingEnd, &byte, 1);
}

void install(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_sockets.data()) != 0)
        return;
    writingEnd = m_sockets[0];
    m_notifier.setSocket(m_sockets[1]);
    connect(&m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_sockets[1], &byte, 1) == 1)
            emit terminationRequested();
    });
    m_notifier.setEnabled(true);
    install(handleSignal);
}

SignalWatcher::~SignalWatcher()
{
    install(SIG_DFL);
    m_notifier.setEnabled(false);
    for (const int socket : m_sockets) {
        if (socket >= 0)
            ::close(socket);
    }
}

} // namespace lancast::net
