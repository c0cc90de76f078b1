#include "fake_desktop.h"

#include <QDBusError>
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace lancast::tests {

void offer(QObject &object, const char *service, const char *path, QDBusConnection bus)
{
    bus.registerObject(QString::fromLatin1(path), &object,
                       QDBusConnection::ExportScriptableSlots | QDBusConnection::ExportScriptableSignals);
    bus.registerService(QString::fromLatin1(service));
}

QDBusUnixFileDescriptor FakeLogind::Inhibit(const QString &what, const QString &who, const QString &why,
                                            const QString &mode)
{
    asked.append(what + u'|' + who + u'|' + mode);
    if (refuses || why.isEmpty()) {
        sendErrorReply(QDBusError::AccessDenied, u"no"_s);
        return {};
    }
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        qFatal("no pipe");
    ++held;
    auto *watch = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(watch, &QSocketNotifier::activated, this, [this, watch, end = ends[0]] {
        watch->setEnabled(false);
        ::close(end);
        --held;
    });
    QDBusUnixFileDescriptor descriptor(ends[1]); // has a copy
    ::close(ends[1]);
    return descriptor;
}

} // namespace lancast::tests
