// Tells, once a launch, that the screen comes without what the computer plays, and what helps.
#pragma once

#include "devices/device_list.h"
#include "host/message.h"

#include <QObject>

#include <optional>

namespace lancast::app {

class HostSession;

class ScreenSound final : public QObject
{
    Q_OBJECT

public:
    /// \a session must outlive this.
    explicit ScreenSound(HostSession &session, QObject *parent = nullptr);

    void setDevices(const DeviceList &devices);
    /// Uses the input that hears the computer, if \a action says so.
    void perform(MessageAction action);

signals:
    /// An empty \a message: it no longer matters.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

private:
    void show();
    void retract();
    [[nodiscard]] bool isWorthSaying() const;

    HostSession &m_session;
    QString m_monitor; ///< label; empty: there is none to choose
    bool m_isShown = false;
    bool m_wasSaid = false;
};

} // namespace lancast::app
