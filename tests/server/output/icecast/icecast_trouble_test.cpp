// Each way in which a server can fail the output: what it is told as, and that it ends.
#include "tests/server/output/icecast/fake_icecast.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace lancast;
using namespace lancast::icecast;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// Keeps what is logged while it lives.
class LogKeeper final
{
public:
    explicit LogKeeper(QStringList *lines)
        : m_before(qInstallMessageHandler(keep))
    {
        s_lines = lines;
    }
    ~LogKeeper() { qInstallMessageHandler(m_before); }
    Q_DISABLE_COPY_MOVE(LogKeeper)

private:
    static void keep(QtMsgType, const QMessageLogContext &, const QString &line) { s_lines->append(line); }

    static inline QStringList *s_lines = nullptr; ///< of the thread of the test, which alone logs
    const QtMessageHandler m_before;
};

} // namespace

class IcecastTroubleTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void triesAgain_data();
    void triesAgain();
    void tellsWhatItCannotReach();
    void triesAllAddressesOfAHost();
    void logsATroubleOnce();
    void comesBackWhenTheServerDoes();
    void endsWhileItsHostIsLookedUp();

private:
    void publish(const char *name);

    const net::RelayClock m_clock;
    std::unique_ptr<LiveStream> m_stream;
    std::unique_ptr<FakeIcecast> m_icecast;
    std::unique_ptr<IcecastOutput> m_output;
    quint64 m_run = 0;
};

void IcecastTroubleTest::init()
{
    m_output.reset();
    m_icecast = std::make_unique<FakeIcecast>();
    m_stream = std::make_unique<LiveStream>();
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, quickLimits());
    m_run = 0;
}

void IcecastTroubleTest::publish(const char *name)
{
    QCOMPARE(publishRun(*m_stream, m_run, name), QString());
}

void IcecastTroubleTest::triesAgain_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("closes");
    QTest::addColumn<QString>("trouble");
    QTest::newRow("password") << QByteArray("HTTP/1.0 401 No\r\n\r\n") << true << "wrongPassword";
    QTest::newRow("mount in use") << QByteArray("HTTP/1.0 403 No\r\n\r\n<b>Mountpoint in use</b>") << true
                                  << "refused";
    QTest::newRow("refuses and stays") << QByteArray("HTTP/1.0 403 No\r\n\r\n") << false << "refused";
    QTest::newRow("another server") << QByteArray("220 mail\r\n") << false << "noIcecast";
    QTest::newRow("silent") << QByteArray() << false << "noAnswer";
    QTest::newRow("closes without a word") << QByteArray() << true << "lost";
    QTest::newRow("accepts and closes") << accepted << true << "lost";
    QTest::newRow("accepts twice and closes") << accepted + "HTTP/1.0 200 OK\r\n\r\n" << true << "lost";
    QTest::newRow("accepts and refuses")
        << accepted + "HTTP/1.0 403 Forbidden\r\n\r\n<b>Mountpoint in use</b>" << true << "refused";
    QTest::newRow("accepts, refuses and stays") << accepted + "HTTP/1.0 403 No\r\n\r\n" << false << "refused";
    QTest::newRow("accepts and floods") << accepted + QByteArray(1024 * 1024, 'x') << false << "noIcecast";
}

void IcecastTroubleTest::triesAgain()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const bool, closes);
    publish("chromium.webm");
    m_icecast->answer = answer;
    m_icecast->closes = closes;
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_output->status().state == IcecastState::Retrying);
    QFETCH(const QString, trouble);
    QTRY_COMPARE(toString(m_output->status().trouble), trouble); // a slow machine may break a deadline first
    QTRY_COMPARE(m_output->status().queuedBytes, 0);             // by the connection's thread
    m_icecast->answer = accepted;
    m_icecast->closes = false;
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    QVERIFY(m_output->status().trouble == IcecastTrouble::None);
    QTRY_COMPARE(faultOf(m_icecast->mediaOf(m_icecast->received.size() - 1)), QByteArray());
}

void IcecastTroubleTest::tellsWhatItCannotReach()
{
    publish("chromium.webm");
    m_output->setOptions({readTarget(QStringLiteral("http://source:x@nowhere.invalid:8000/l.webm")).target});
    QTRY_VERIFY_WITH_TIMEOUT(m_output->status().trouble == IcecastTrouble::NoHost, 20'000);
    const IcecastTarget target = m_icecast->target();
    m_icecast->die();
    m_output->setOptions({target});
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::Unreachable);
    IcecastTarget encrypted = target;
    encrypted.isEncrypted = true;
    m_icecast->listen();
    m_icecast->answer = "HTTP/1.0 400 This is no TLS\r\n\r\n";
    m_icecast->answersAnything = true;
    m_output->setOptions({encrypted});
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::NoTls);
}

/// A host may have addresses at which nobody listens: IPv6 ones, mostly.
void IcecastTroubleTest::triesAllAddressesOfAHost()
{
    const auto resolve = [](const QByteArray &name) {
        return name == "radio.example" ? QList<QHostAddress>{QHostAddress(QStringLiteral("127.0.0.77")),
                                                             QHostAddress(QHostAddress::LocalHost)}
                                       : QList<QHostAddress>();
    };
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, quickLimits(), resolve);
    publish("chromium.webm");
    IcecastTarget target = m_icecast->target();
    target.host = QStringLiteral("radio.example");
    m_output->setOptions({target});
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    QCOMPARE(m_output->status().connections, 1U);
    QVERIFY(m_icecast->received[0].contains("\r\nHost: radio.example:"));
    target.host = QStringLiteral("other.example");
    m_output->setOptions({target});
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::NoHost);
}

/// Every connection is accepted, and ends soon: the log may not grow with the tries.
void IcecastTroubleTest::logsATroubleOnce()
{
    QStringList lines;
    const LogKeeper keeper(&lines);
    publish("chromium.webm");
    m_icecast->closes = true;
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(m_output->status().connections > 5);
    QCOMPARE(lines.filter(QStringLiteral("takes the stream")).size(), 1);
    QCOMPARE(lines.filter(QStringLiteral("ended the connection")).size(), 1);
    m_icecast->closes = false;
    QTRY_COMPARE(lines.filter(QStringLiteral("takes the stream")).size(), 2); // once it is steady
    m_icecast->die();
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::Unreachable);
    QTRY_COMPARE(lines.filter(QStringLiteral("does not get the stream")).size(), 3);
}

void IcecastTroubleTest::comesBackWhenTheServerDoes()
{
    publish("chromium.webm");
    m_output->setOptions({m_icecast->target()});
    QTRY_VERIFY(!m_icecast->mediaOf(0).isEmpty());
    m_icecast->die();
    QTRY_VERIFY(m_output->status().trouble == IcecastTrouble::Unreachable);
    publish("chromium.webm"); // meanwhile
    m_icecast->listen();
    QTRY_VERIFY(m_output->status().state == IcecastState::Sending);
    QTRY_COMPARE(faultOf(m_icecast->mediaOf(1)), QByteArray());
    QCOMPARE(m_output->status().connections, 2U);
}

/// Whatever the name server does not do. Its answer comes when nobody waits for it any more.
void IcecastTroubleTest::endsWhileItsHostIsLookedUp()
{
    IcecastLimits limits = quickLimits();
    limits.answerDeadline = 20ms;
    std::atomic<int> lookups = 0;
    QSemaphore answer;
    QSemaphore answered;
    const auto resolve = [&](const QByteArray &) {
        ++lookups;
        answer.acquire();
        answered.release();
        return QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)};
    };
    m_output = std::make_unique<IcecastOutput>(m_stream->feed(), m_clock, limits, resolve);
    publish("chromium.webm");
    IcecastTarget target = m_icecast->target();
    target.host = QStringLiteral("radio.example");
    m_output->setOptions({target});
    for (int tries = 0; tries < 3; ++tries) {
        QTRY_VERIFY(m_output->status().state == IcecastState::Connecting);
        QTRY_VERIFY(m_output->status().state == IcecastState::Retrying);
        QCOMPARE(toString(m_output->status().trouble), QStringLiteral("noHost"));
    }
    QCOMPARE(lookups.load(), 1); // one for all tries
    QElapsedTimer timer;
    timer.start();
    m_output.reset();
    QVERIFY(timer.elapsed() < 2'000);
    answer.release();
    QVERIFY(answered.tryAcquire(1, 5'000));
}

QTEST_GUILESS_MAIN(IcecastTroubleTest)
#include "icecast_trouble_test.moc"
