// Keeps the choice of devices and the devices in step: what can be chosen, what has gone, what is back.
#pragma once

#include "devices/device_list.h"
#include "host/message.h"

#include <QObject>

#include <optional>

namespace lancast::app {

class DeviceWatch;
class HostSession;
struct PublisherReport;

class HostDevices final : public QObject
{
    Q_OBJECT

public:
    /// \a watch and \a session must outlive this.
    HostDevices(DeviceWatch &watch, HostSession &session, QObject *parent = nullptr);

    /// What the host can choose from.
    [[nodiscard]] const DeviceList &devices() const { return m_devices; }

signals:
    void changed(const lancast::app::DeviceList &devices);
    /// An empty \a message: that trouble is over.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

private:
    void takeSystemDevices();
    void takeReport(const PublisherReport &report);
    void refresh();
    void retryCamera(const QList<Device> &before, const QList<Device> &now);
    void checkMicrophone();

    DeviceWatch &m_watch;
    HostSession &m_session;
    DeviceList m_system;
    QList<QString> m_pageCameras;
    QList<QString> m_pageMicrophones;
    DeviceList m_devices;
    QString m_goneMicrophone; ///< label; empty: none is missed
};

} // namespace lancast::app
