// Turns SIGINT and SIGTERM, and where it is wanted SIGHUP, into signals of the event loop.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>

namespace lancast::net {

/// One at a time: signal handlers belong to the process.
class SignalWatcher final : public QObject
{
    Q_OBJECT

public:
    /// Without one who reloads, SIGHUP does what it does: its terminal has gone, the program ends.
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
