#include "devices/device_list.h"

#include "devices/device_labels.h"

#include <algorithm>

namespace lancast::app {

namespace {

QList<QString> labels(const QList<Device> &devices)
{
    QList<QString> result;
    for (const Device &device : devices)
        result.append(device.label);
    return result;
}

} // namespace

QString defaultLabel(const QList<Device> &devices)
{
    const auto found =
        std::find_if(devices.begin(), devices.end(), [](const Device &device) { return device.isDefault; });
    return found == devices.end() ? QString() : found->label;
}

QString labelOf(const QString &label, const QList<Device> &devices)
{
    return matching(label, labels(devices));
}

QList<Device> merged(const QList<Device> &system, const QList<QString> &pageLabels)
{
    if (pageLabels.isEmpty())
        return system;
    QList<Device> result;
    QList<QString> left = labels(system);
    const QString standard = defaultLabel(system);
    for (const QString &pageLabel : pageLabels) {
        // Two devices of one kind have one name: each name of the system's is used once.
        const QString label = matching(pageLabel, left);
        left.removeOne(label);
        const Device device{label.isEmpty() ? pageLabel : label, !label.isEmpty() && label == standard};
        if (labelOf(device.label, result).isEmpty())
            result.append(device);
    }
    return result;
}

} // namespace lancast::app
