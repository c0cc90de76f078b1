#include "devices/device_labels.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

// The kernel keeps 31 characters of a camera's name (struct v4l2_capability, field card), and the last one
// may be a space.
constexpr qsizetype keptByKernel = 30;

/// "Integrated Camera: Integrated C" is its maker's name and, again, its own: one is enough.
QString withoutRepetition(const QString &name)
{
    const qsizetype colon = name.indexOf(": "_L1);
    if (colon < 0)
        return name;
    const QString first = name.left(colon);
    const QString second = name.mid(colon + 2);
    return !second.isEmpty() && first.startsWith(second) ? first : name;
}

/// The part that both sides have.
QString commonName(const QString &label)
{
    static const QRegularExpression addition(u"\\s*\\((?:[0-9a-f]{4}:[0-9a-f]{4}|v4l2)\\)$"_s);
    QString name = label.simplified().toLower();
    if (name.startsWith("default - "_L1))
        name.remove(0, 10);
    for (auto match = addition.match(name); match.hasMatch(); match = addition.match(name))
        name.truncate(match.capturedStart());
    return withoutRepetition(name);
}

} // namespace

bool isSameDevice(const QString &label, const QString &other)
{
    const QString name = commonName(label);
    const QString otherName = commonName(other);
    if (name.isEmpty() || otherName.isEmpty())
        return false;
    if (name == otherName)
        return true;
    return std::min(name.size(), otherName.size()) >= keptByKernel &&
           (name.startsWith(otherName) || otherName.startsWith(name));
}

QString matching(const QString &label, const QList<QString> &labels)
{
    if (labels.contains(label))
        return label;
    for (const QString &other : labels) {
        if (isSameDevice(label, other))
            return other;
    }
    return {};
}

bool isMonitor(const QString &label)
{
    // "Virtual Source on Monitor of Built-in Audio" hears it, too.
    return label.contains("Monitor of "_L1, Qt::CaseInsensitive) ||
           label.endsWith(".monitor"_L1, Qt::CaseInsensitive);
}

} // namespace lancast::app
