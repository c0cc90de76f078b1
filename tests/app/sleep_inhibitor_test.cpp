#include "desktop/sleep_inhibitor.h"

#include "support/fake_desktop.h"
#include "support/private_bus.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using namespace lancast::tests;

namespace {

QDBusConnection noBus()
{
    return QDBusConnection(u"there is none"_s);
}

} // namespace

class SleepInhibitorTest : public QObject
{
    Q_OBJECT

private slots:
    void logindIsAskedAndReleased()
    {
        PrivateBus bus;
        FakeLogind logind(bus.connection());
        SleepInhibitor inhibitor([bus = bus.connection()] { return bus; }, noBus);
        inhibitor.setActive(true);
        inhibitor.setActive(true);
        QTRY_COMPARE(logind.held, 1);
        QCOMPARE(logind.asked, QStringList{u"idle:sleep|LanCast|block"_s});
        inhibitor.setActive(false);
        QTRY_COMPARE(logind.held, 0);
    }

    void theEndReleases()
    {
        PrivateBus bus;
        FakeLogind logind(bus.connection());
        {
            SleepInhibitor inhibitor([bus = bus.connection()] { return bus; }, noBus);
            inhibitor.setActive(true);
            QTRY_COMPARE(logind.held, 1);
        }
        QTRY_COMPARE(logind.held, 0);
    }

    void anAnswerThatComesTooLateIsGivenBack()
    {
        PrivateBus bus;
        FakeLogind logind(bus.connection());
        FakeScreenSaver saver(bus.connection());
        SleepInhibitor inhibitor([bus = bus.connection()] { return bus; },
                                 [bus = bus.connection()] { return bus; });
        inhibitor.setActive(true);
        inhibitor.setActive(false);
        QTRY_COMPARE(logind.asked.size(), 1);
        QTRY_COMPARE(logind.held, 0);
        QCOMPARE(saver.asked, 0);
    }

    void withoutLogindTheSessionIsAsked_data()
    {
        QTest::addColumn<bool>("hasSystemBus");
        QTest::addColumn<bool>("logindRefuses");
        QTest::newRow("no system bus") << false << false;
        QTest::newRow("no logind on it") << true << false;
        QTest::newRow("logind refuses") << true << true;
    }

    void withoutLogindTheSessionIsAsked()
    {
        QFETCH(bool, hasSystemBus);
        QFETCH(bool, logindRefuses);
        PrivateBus system;
        PrivateBus session;
        FakeScreenSaver saver(session.connection());
        std::unique_ptr<FakeLogind> logind;
        if (logindRefuses) {
            logind = std::make_unique<FakeLogind>(system.connection());
            logind->refuses = true;
        }
        SleepInhibitor inhibitor(
            [&system, hasSystemBus] { return hasSystemBus ? system.connection() : noBus(); },
            [bus = session.connection()] { return bus; });
        inhibitor.setActive(true);
        QTRY_COMPARE(saver.held, QList<uint>{7});
        inhibitor.setActive(false);
        QTRY_VERIFY(saver.held.isEmpty());
    }

    void withoutAnyBusNothingHappens()
    {
        SleepInhibitor inhibitor(noBus, noBus);
        inhibitor.setActive(true);
        inhibitor.setActive(false);
    }
};

QTEST_GUILESS_MAIN(SleepInhibitorTest)
#include "sleep_inhibitor_test.moc"
