// Turns SIGINT and SIGTERM into a signal of the event loop.
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
    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

signals:
    void terminationRequested();

private:
    std::array<int, 2> m_sockets{-1, -1};
    QSocketNotifier m_notifier{QSocketNotifier::Read};
};

} // namespace lancast::net
