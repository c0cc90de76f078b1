#include "base/signal_watcher.h"

#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace lancast::net {

namespace {

// A handler gets no context, so the socket's writing end has to be reachable from anywhere.
volatile std::sig_atomic_t writingEnd = -1;

void handleSignal(int number)
{
    const int error = errno; // of the call that was interrupted
    const char byte = char(number);
    // Nothing can be done about a failure in here.
    [[maybe_unused]] const ssize_t written = ::write(writingEnd, &byte, 1);
    errno = error;
}

void doNothing(int) {}

void install(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

/// As nohup wishes.
bool isIgnored(int signal)
{
    struct sigaction action = {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void installAll(SignalWatcher::Hangup hangup, void (*handler)(int))
{
    install(SIGINT, handler);
    install(SIGTERM, handler);
    if (hangup == SignalWatcher::Hangup::Reloads || !isIgnored(SIGHUP))
        install(SIGHUP, handler);
}

} // namespace

void ignoreWriteSignals()
{
    // SIG_IGN would be inherited by programs that are started.
    install(SIGXFSZ, doNothing);
    install(SIGPIPE, doNothing);
}

SignalWatcher::SignalWatcher(Hangup hangup, QObject *parent)
    : QObject(parent)
    , m_hangup(hangup)
{
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_sockets.data()) != 0)
        return;
    writingEnd = m_sockets[0];
    m_notifier.setSocket(m_sockets[1]);
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::take);
    m_notifier.setEnabled(true);
    installAll(m_hangup, handleSignal);
}

SignalWatcher::~SignalWatcher()
{
    installAll(m_hangup, SIG_DFL);
    m_notifier.setEnabled(false);
    for (const int socket : m_sockets) {
        if (socket >= 0)
            ::close(socket);
    }
}

void SignalWatcher::take()
{
    char byte = 0;
    if (::read(m_sockets[1], &byte, 1) != 1)
        return;
    if (byte == SIGHUP && m_hangup == Hangup::Reloads)
        emit reloadRequested();
    else
        emit terminationRequested();
}

} // namespace lancast::net
