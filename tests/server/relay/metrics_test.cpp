// /metrics, read by the rules of Prometheus' text format 0.0.4 and compared with what PROTOCOL.md promises.
#include "relay/metrics.h"

#include "tests/support/net_publisher.h"
#include "tests/support/net_recording.h"
#include "tests/support/net_socket.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <memory>

using namespace lancast;
using namespace lancast::test;
using namespace std::chrono_literals;

namespace {

/// A family as "gauge role" or "counter ": its type and its labels' names.
using Families = QMap<QString, QString>;

struct Exposition
{
    QString fault; ///< empty if the text keeps to the format
    Families families;
    QMap<QString, double> samples; ///< by name and labels, as written
};

/// A strict reader: the format lets writers do more (comments, any order of HELP and TYPE, timestamps).
class Reader final
{
public:
    [[nodiscard]] Exposition read(const QByteArray &text)
    {
        if (!text.endsWith('\n'))
            fail(QStringLiteral("the last line has no end"));
        if (!text.isValidUtf8())
            fail(QStringLiteral("it is no UTF-8"));
        for (const QString &line : QString::fromUtf8(text).chopped(1).split(QLatin1Char('\n')))
            readLine(line);
        return m_result;
    }

private:
    void readLine(const QString &line)
    {
        static const QRegularExpression help(QStringLiteral("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (\\S.*)$"));
        static const QRegularExpression type(
            QStringLiteral("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge)$"));
        // A value is what Go's ParseFloat takes; a label's value escapes \, " and line feed, nothing else.
        static const QRegularExpression sample(QStringLiteral(
            R"(^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^\\"\n]|\\[\\"n])*",?)+)\})?)"
            R"( ([+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|Inf|NaN))$)"));
        if (const auto match = help.match(line); match.hasMatch())
            startFamily(match.captured(1));
        else if (const auto typed = type.match(line); typed.hasMatch())
            setType(typed.captured(1), typed.captured(2));
        else if (const auto taken = sample.match(line); taken.hasMatch())
            addSample(taken.captured(1), taken.captured(3), taken.captured(4).toDouble());
        else
            fail(QStringLiteral("no line of the format: ") + line);
    }

    void startFamily(const QString &name)
    {
        if (m_result.families.contains(name))
            fail(QStringLiteral("two families: ") + name);
        m_name = name;
        m_type.clear();
        m_result.families.insert(name, {});
    }

    void setType(const QString &name, const QString &type)
    {
        if (name != m_name || !m_type.isEmpty())
            fail(QStringLiteral("TYPE without HELP before it: ") + name);
        if ((type == QLatin1String("counter")) != name.endsWith(QLatin1String("_total")))
            fail(QStringLiteral("a counter ends in _total, and nothing else does: ") + name);
        m_type = type;
    }

    void addSample(const QString &name, const QString &labels, double value)
    {
        if (name != m_name || m_type.isEmpty())
            fail(QStringLiteral("a sample outside its family: ") + name);
        static const QRegularExpression labelName(QStringLiteral("(?:^|,)([a-zA-Z_][a-zA-Z0-9_]*)=\""));
        QStringList names;
        for (const auto &match : labelName.globalMatch(labels))
            names.append(match.captured(1));
        const QString family = m_type + QLatin1Char(' ') + names.join(QLatin1Char(','));
        QString &known = m_result.families[name];
        if (!known.isEmpty() && known != family)
            fail(QStringLiteral("samples with other labels: ") + name);
        known = family;
        const QString series = name + (labels.isEmpty() ? QString() : u'{' + labels + u'}');
        if (m_result.samples.contains(series))
            fail(QStringLiteral("two samples: ") + series);
        m_result.samples.insert(series, value);
    }

    void fail(const QString &fault)
    {
        if (m_result.fault.isEmpty())
            m_result.fault = fault;
    }

    Exposition m_result;
    QString m_name;
    QString m_type;
};

Exposition readMetrics(const QByteArray &text)
{
    return Reader().read(text);
}

Families documentedFamilies()
{
    QFile file(QStringLiteral(LANCAST_PROTOCOL));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("There is no PROTOCOL.md");
    const QString section =
        QString::fromUtf8(file.readAll()).section(QStringLiteral("\n## `GET /metrics`"), 1, 1);
    static const QRegularExpression row(
        QStringLiteral("^\\| `([a-z_]+)` \\| ([a-z]+) \\| (?:`([a-z]+)`)? ?\\|"),
        QRegularExpression::MultilineOption);
    Families families;
    for (const auto &match : row.globalMatch(section.section(QStringLiteral("\n## "), 0, 0)))
        families.insert(match.captured(1), match.captured(2) + QLatin1Char(' ') + match.captured(3));
    return families;
}

net::StatusSnapshot fullStatus()
{
    net::StatusSnapshot status;
    status.state = stream::StreamState::Paused;
    status.uptime = 90'500ms;
    status.liveFor = 1'234'567ms;
    status.mime = QStringLiteral("video/webm; codecs=\"vp8,opus\"\\\né");
    status.width = 1280;
    status.frameAge = 41ms;
    status.cpuShare = 0.03;
    status.framesPerSecond = 29.97;
    status.totalBytesIn =
        9'007'199'254'740'993; // a double does not hold it: no fault, but no exponent's noise
    status.totalBytesOut = 20'000'000'000;
    status.totalDroppedChunks = 7;
    status.recordingFile.state = record::RecordingFileState::Writing;
    status.recordingFile.timeLeft = 3'600s;
    for (const auto role : {net::ClientRole::Publisher, net::ClientRole::Viewer, net::ClientRole::Viewer,
                            net::ClientRole::Player}) {
        net::ClientStatus client;
        client.id = quint64(status.clients.size());
        client.role = role;
        client.address = QStringLiteral("192.168.1.31");
        client.agent = QStringLiteral("Mozilla");
        client.queuedBytes = 1'000;
        client.isLagging = role == net::ClientRole::Viewer;
        status.clients.append(client);
    }
    status.clients[1].delayMs = 400;
    status.clients[2].delayMs = 2'500;
    return status;
}

} // namespace

class MetricsTest : public QObject
{
    Q_OBJECT

public:
    explicit MetricsTest(TestTime &time)
        : m_time(time)
    {
    }

private slots:
    void areWhatTheProtocolSays();
    void leaveOutWhatIsUnknown();
    void carryTheFigures();
    void escapeLabels();
    void tellNothingOfClients();
    void areServed();
    void tellOnARunningRelayWhatIsPromised();
    void countOnWhenAPlayerLeaves();
    void answerThisMachineDespiteAPasscode();

private:
    TestTime &m_time;
};

void MetricsTest::areWhatTheProtocolSays()
{
    const Exposition read = readMetrics(net::metricsText(fullStatus()));
    QCOMPARE(read.fault, QString());
    QCOMPARE(read.families.size(), 42);
    QCOMPARE(read.families, documentedFamilies());
}

void MetricsTest::leaveOutWhatIsUnknown()
{
    const Exposition read = readMetrics(net::metricsText({}));
    QCOMPARE(read.fault, QString());
    QSet<QString> missing;
    for (const QString &name : documentedFamilies().keys()) {
        if (!read.families.contains(name))
            missing.insert(name);
    }
    QCOMPARE(missing,
             (QSet<QString>{QStringLiteral("lancast_relay_cpu_ratio"), QStringLiteral("lancast_stream_info"),
                            QStringLiteral("lancast_picture_age_seconds"),
                            QStringLiteral("lancast_longest_delay_seconds"),
                            QStringLiteral("lancast_recording_left_seconds")}));
}

void MetricsTest::carryTheFigures()
{
    const QMap<QString, double> samples = readMetrics(net::metricsText(fullStatus())).samples;
    const auto is = [&samples](const char *series, double value) {
        return samples.value(QString::fromLatin1(series), -1) == value;
    };
    QVERIFY(is("lancast_uptime_seconds", 90.5));
    QVERIFY(is("lancast_live_seconds", 1234.567));
    QVERIFY(is("lancast_frames_per_second", 29.97));
    QVERIFY(is("lancast_picture_age_seconds", 0.041));
    QVERIFY(is("lancast_relay_cpu_ratio", 0.03));
    QVERIFY(is("lancast_stream_state{state=\"paused\"}", 1));
    QVERIFY(is("lancast_stream_state{state=\"live\"}", 0));
    QVERIFY(is("lancast_recording_file_state{state=\"writing\"}", 1));
    QVERIFY(is("lancast_recording_file_state{state=\"off\"}", 0));
    QVERIFY(is("lancast_recording_left_seconds", 3600));
    QVERIFY(is("lancast_clients{role=\"publisher\"}", 1));
    QVERIFY(is("lancast_clients{role=\"viewer\"}", 2));
    QVERIFY(is("lancast_lagging_clients{role=\"viewer\"}", 2));
    QVERIFY(is("lancast_lagging_clients{role=\"player\"}", 0));
    QVERIFY(is("lancast_queued_bytes{role=\"viewer\"}", 2000));
    QVERIFY(is("lancast_longest_delay_seconds", 2.5));
    QVERIFY(is("lancast_sent_bytes_total", 20e9));
    QVERIFY(is("lancast_received_bytes_total", 9007199254740992.0));
    QVERIFY(is("lancast_dropped_chunks_total", 7));
}

void MetricsTest::escapeLabels()
{
    const QByteArray text = net::metricsText(fullStatus());
    const QByteArray escaped = R"(lancast_stream_info{mime="video/webm; codecs=\"vp8,opus\"\\\né"} 1)";
    QVERIFY2(text.contains('\n' + escaped + '\n'), text.constData());
}

void MetricsTest::tellNothingOfClients()
{
    const QByteArray text = net::metricsText(fullStatus());
    QVERIFY(!text.contains("192.168") && !text.contains("Mozilla"));
    net::StatusSnapshot crowd = fullStatus();
    for (int i = 0; i < 1'000; ++i)
        crowd.clients.append(crowd.clients[1]);
    QCOMPARE(readMetrics(net::metricsText(crowd)).samples.size(), readMetrics(text).samples.size());
}

void MetricsTest::areServed()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    const HttpAnswer answer = get(relay.port(), "/metrics");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.field("Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
    QCOMPARE(answer.field("Cache-Control"), "no-store");
    const Exposition read = readMetrics(answer.body);
    QCOMPARE(read.fault, QString());
    QCOMPARE(read.samples.value(QStringLiteral("lancast_stream_state{state=\"live\"}")), 1.0);
    QVERIFY(read.samples.value(QStringLiteral("lancast_received_bytes_total")) > 1'000);
}

/// While nothing is recorded and no viewer reports its delay, everything else is told; the thread's share
/// once there are two looks at it.
void MetricsTest::tellOnARunningRelayWhatIsPromised()
{
    TestRelay relay;
    TestPublisher publisher(relay);
    NumberedRecording recording;
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    Families expected = documentedFamilies();
    for (const char *name : {"lancast_longest_delay_seconds", "lancast_recording_left_seconds"})
        QCOMPARE(expected.remove(QString::fromLatin1(name)), 1);
    m_time.advance(1s); // two ticks: for a share of the CPU
    QCOMPARE(readMetrics(get(relay.port(), "/metrics").body).families, expected);
    const QJsonObject status = QJsonDocument::fromJson(get(relay.port(), "/api/status").body).object();
    const double share = status.value(QLatin1String("cpuShare")).toDouble(-1);
    QVERIFY2(share >= 0 && share < 1.5, qPrintable(QString::number(share)));
}

void MetricsTest::countOnWhenAPlayerLeaves()
{
    net::RelayOptions options = loopbackOptions();
    options.limits.maxQueuedBytesPerViewer = 100'000;
    TestRelay relay(options);
    TestPublisher publisher(relay);
    NumberedRecording recording(200'000, 10);
    publisher.start(1, recording.firstPiece());
    QTRY_COMPARE(relay.state(), QStringLiteral("live"));
    auto player = std::make_unique<RawSocket>(relay.port());
    player->pause();
    player->send("GET /live.webm HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(relay.server().status().viewers, 1);
    const auto counters = [&relay] {
        QMap<QString, double> samples = readMetrics(net::metricsText(relay.server().status())).samples;
        samples.removeIf([](const auto &entry) { return !entry.key().endsWith(QLatin1String("_total")); });
        return samples;
    };
    for (int i = 0; i < 200 && relay.server().status().totalDroppedChunks == 0; ++i) {
        const quint64 before = relay.server().status().totalBytesIn;
        publisher.send(recording.nextPiece());
        QTRY_VERIFY(relay.server().status().totalBytesIn > before);
    }
    const QMap<QString, double> before = counters();
    QCOMPARE(before.size(), 9);
    QVERIFY(before.value(QStringLiteral("lancast_dropped_chunks_total")) > 0);
    player.reset();
    QVERIFY(m_time.advanceUntil([&] { return relay.server().status().viewers == 0; }, 2s));
    QCOMPARE(counters(), before);
}

void MetricsTest::answerThisMachineDespiteAPasscode()
{
    net::RelayOptions options = loopbackOptions();
    options.passcode = QStringLiteral("open sesame");
    TestRelay relay(options);
    QCOMPARE(get(relay.port(), "/live.webm").status, 401);
    QCOMPARE(get(relay.port(), "/metrics").status, 200);
    QCOMPARE(get(relay.port(), "/api/status").status, 200);
}

int main(int argc, char **argv)
{
    return runInTestTime<MetricsTest>(argc, argv);
}

#include "metrics_test.moc"
