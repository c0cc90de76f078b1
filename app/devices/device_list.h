// The cameras and microphones that there are: plain values.
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

namespace lancast::app {

struct Device
{
    QString label;          ///< never empty
    bool isDefault = false; ///< what is taken when none is chosen

    friend bool operator==(const Device &, const Device &) = default;
};

struct DeviceList
{
    QList<Device> cameras;
    QList<Device> microphones;

    friend bool operator==(const DeviceList &, const DeviceList &) = default;
};

/// Empty if none is the default.
[[nodiscard]] QString defaultLabel(const QList<Device> &devices);
/// The label in \a devices of the device that \a label means; empty if it is not there.
[[nodiscard]] QString labelOf(const QString &label, const QList<Device> &devices);

/// What can be chosen: what the page can open, by the \a system's names where it has them. The page knows no
/// labels (\a pageLabels is empty) until it has been let at a device; until then what the system has counts.
[[nodiscard]] QList<Device> merged(const QList<Device> &system, const QList<QString> &pageLabels);

} // namespace lancast::app

Q_DECLARE_METATYPE(lancast::app::DeviceList)
