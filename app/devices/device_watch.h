// Whoever knows which devices the system has, and when one comes or goes.
#pragma once

#include "devices/device_list.h"

#include <QObject>

namespace lancast::app {

class DeviceWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// From now on. May take some tenths of a second, and emits changed() if there is any device.
    virtual void start() = 0;
    /// Nothing before start().
    [[nodiscard]] virtual DeviceList devices() const = 0;

signals:
    void changed();
};

} // namespace lancast::app
