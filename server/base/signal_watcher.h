// Turns SIGINT and SIGTERM, and where it is wanted SIGHUP, into signals of the event loop.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace lancast::net {

/// From now on a write beyond a limit of file sizes (ulimit -f, LimitFSIZE) fails with EFBIG, and one to a
/// pipe that nobody reads any more (of the log, say) with EPIPE, instead of ending the process by SIGXFSZ or
/// SIGPIPE. Call it before anything is written. Programs that this one starts are not affected.
void ignoreWriteSignals();

/// One at a time: signal handlers belong to the process.
class SignalWatcher final : public QObject
{
    Q_OBJECT

public:
    /// Without one who reloads, SIGHUP asks for the end as SIGTERM does: the terminal has gone.
    enum class Hangup { Ends, Reloads };
    explicit SignalWatcher(Hangup hangup = Hangup::Ends, QObject *parent = nullptr);
    ~SignalWatcher() override;

signals:
    void terminationRequested();
    void reloadRequested();

private:
    void take();

    const Hangup m_hangup;
    std::array<int, 2> m_sockets{-1, -1};
    QSocketNotifier m_notifier{QSocketNotifier::Read};
};

} // namespace lancast::net
