#include "private_bus.h"

#include <QTest>
#include <QUuid>

using namespace Qt::Literals::StringLiterals;

namespace lancast::tests {

PrivateBus::PrivateBus()
{
    m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                                      u"--address=unix:tmpdir=/tmp"_s});
    QVERIFY2(m_daemon.waitForStarted(), "dbus-daemon does not start");
    while (!m_daemon.canReadLine())
        QVERIFY2(m_daemon.waitForReadyRead(10'000), "dbus-daemon names no address");
    m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
}

PrivateBus::~PrivateBus()
{
    for (const QString &name : m_names)
        QDBusConnection::disconnectFromBus(name);
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

QDBusConnection PrivateBus::connection()
{
    m_names.append(QUuid::createUuid().toString());
    return QDBusConnection::connectToBus(m_address, m_names.constLast());
}

} // namespace lancast::tests
