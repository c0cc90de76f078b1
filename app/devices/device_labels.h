// One device, two names: what the system calls it, and what the page's browser calls it. Pure.
#pragma once

#include <QList>
#include <QString>

namespace lancast::app {

/// Whether \a label and \a other are names of one device: vendor and product numbers, the driver's name, and
/// what a kernel cut off make no difference. resources/web/publisher/device_labels.js decides alike.
[[nodiscard]] bool isSameDevice(const QString &label, const QString &other);

/// The entry of \a labels that means \a label: the very same one if there is, else the first that is of the
/// same device; empty if none is.
[[nodiscard]] QString matching(const QString &label, const QList<QString> &labels);

/// "Monitor of Built-in Audio": an input that hears what the computer plays.
[[nodiscard]] bool isMonitor(const QString &label);

} // namespace lancast::app
