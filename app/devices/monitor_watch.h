// Tells the session which part of the captured desktop guests may see: the first monitor; while the
// stream is live the same one, whatever is plugged in.
#pragma once

#include <QObject>
#include <QString>

class QScreen;

namespace lancast::app {

class HostSession;

class MonitorWatch final : public QObject
{
    Q_OBJECT

public:
    /// \a session must outlive it.
    explicit MonitorWatch(HostSession &session, QObject *parent = nullptr);

private:
    void watch(const QScreen *screen);
    void update();

    HostSession &m_session;
    QString m_shown; ///< its name
};

} // namespace lancast::app
