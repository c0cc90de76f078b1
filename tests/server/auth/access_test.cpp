// Who may publish and who may watch, decided without a network.
#include "auth/access.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace lancast::net;
using namespace std::chrono_literals;

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);
const QHostAddress phone(QStringLiteral("192.168.1.5"));
const QHostAddress tablet(QStringLiteral("192.168.1.6"));

const AuthThrottles limits{.maxPasscodeFailures = 3};

AccessOptions optionsWith(const QString &passcode, RemotePublishing remote = RemotePublishing::Refused)
{
    AccessOptions options;
    options.publishToken = "a-token-for-tests";
    options.passcode = passcode;
    options.remotePublishing = remote;
    return options;
}

Credentials withToken(const QByteArray &token)
{
    Credentials credentials;
    credentials.token = token;
    return credentials;
}

Credentials withBearer(const QByteArray &bearer)
{
    Credentials credentials;
    credentials.bearer = bearer;
    return credentials;
}

Credentials withKey(const QByteArray &key)
{
    Credentials credentials;
    credentials.viewKey = key;
    return credentials;
}

Credentials withPasscode(const QByteArray &passcode)
{
    Credentials credentials;
    credentials.passcode = passcode;
    return credentials;
}

/// The status that \a credentials get for watching: 200, or that of the refusal.
int watch(Access &access, const QHostAddress &from, const Credentials &credentials)
{
    int status = 0;
    access.askToWatch({from, false}, credentials, [&status](const std::optional<Refusal> &refusal) {
        status = refusal ? refusal->status : 200;
    });
    return QTest::qWaitFor([&status] { return status != 0; }, 10'000) ? status : -1;
}

int publish(Access &access, const Visitor &visitor, const Credentials &credentials)
{
    const auto refusal = access.refusalToPublish(visitor, credentials);
    return refusal ? refusal->status : 200;
}

QString told(Access &access, const Visitor &visitor, const Credentials &credentials, const char *field)
{
    return access.describe(visitor, credentials).value(QLatin1String(field)).toVariant().toString();
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private slots:
    void letsEverybodyWatchWithoutAPasscode();
    void wantsKeyOrPasscode();
    void pausesWhoGuesses();
    void letsInTheKeyDuringAPause();
    void countsAWrongKey();
    void blocksAddresses();
    void changesThePasscodeLive();
    void renewsTheKey();
    void decidesWhoPublishes_data();
    void decidesWhoPublishes();
    void tellsTheHostWhyAPublisherIsRefused();
    void treatsWhatAProxyHerePassesOnAsForeign();
    void tellsWhatBecameOfAPasscode();
    void asksTheHostOnceAMinute();
    void limitsTheGuessingOfTokens();
    void showsTheStatusToTheHost();
    void tellsPagesWhy();
};

void AccessTest::letsEverybodyWatchWithoutAPasscode()
{
    const RelayClock clock;
    Access access(optionsWith({}), limits, clock);
    QVERIFY(access.viewKey().isEmpty());
    QCOMPARE(watch(access, phone, {}), 200);
    QCOMPARE(watch(access, phone, withKey("of yesterday")), 200);
    QCOMPARE(watch(access, phone, withPasscode("of yesterday")), 200);
}

void AccessTest::wantsKeyOrPasscode()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    QCOMPARE(access.viewKey().size(), 43); // 32 bytes as base64url
    QCOMPARE(watch(access, phone, {}), 401);
    QCOMPARE(watch(access, phone, withToken("a-token-for-tests")), 401);
    QCOMPARE(watch(access, loopback, {}), 401);
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 200);
    QCOMPARE(watch(access, phone, withPasscode("simsalabim")), 401);
    QCOMPARE(watch(access, phone, withKey(access.viewKey())), 200);
    QCOMPARE(watch(access, phone, withBearer(access.viewKey())), 200);
    QCOMPARE(watch(access, phone, withKey(access.viewKey().left(42))), 401);
    Credentials both = withKey("an old one");
    both.passcode = "sesam";
    QCOMPARE(watch(access, phone, both), 200);
}

void AccessTest::pausesWhoGuesses()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    for (const char *guess : {"a", "b", "b", "b", "c"})
        QCOMPARE(watch(access, phone, withPasscode(guess)), 401);
    QCOMPARE(watch(access, phone, withPasscode("d")), 429);
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 429);
    QCOMPARE(watch(access, phone, {}), 401); // no guess
    QCOMPARE(told(access, {phone, false}, {}, "waitSeconds"), QStringLiteral("60"));
    QCOMPARE(watch(access, tablet, withPasscode("sesam")), 200);
    QCOMPARE(told(access, {tablet, false}, {}, "waitSeconds"), QStringLiteral("0"));
}

void AccessTest::letsInTheKeyDuringAPause()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    for (const char *guess : {"a", "b", "c"})
        QCOMPARE(watch(access, phone, withPasscode(guess)), 401);
    QCOMPARE(watch(access, phone, withKey(access.viewKey())), 200);
    QCOMPARE(told(access, {phone, false}, withBearer(access.viewKey()), "watch"), QStringLiteral("open"));
}

void AccessTest::countsAWrongKey()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    QCOMPARE(watch(access, phone, withKey("a")), 401);
    QCOMPARE(watch(access, phone, withKey("a")), 401); // its second connection
    QCOMPARE(watch(access, phone, withBearer("b")), 401);
    QCOMPARE(watch(access, phone, withKey("c")), 401);
    QCOMPARE(watch(access, phone, withKey("d")), 429);
}

void AccessTest::blocksAddresses()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    QVERIFY(access.block(QHostAddress(QStringLiteral("::ffff:192.168.1.5"))));
    QCOMPARE(watch(access, phone, withKey(access.viewKey())), 403);
    QCOMPARE(told(access, {phone, false}, {}, "watch"), QStringLiteral("blocked"));
    QCOMPARE(watch(access, tablet, withKey(access.viewKey())), 200);
    QVERIFY(!access.block(loopback));
    QCOMPARE(watch(access, loopback, withKey(access.viewKey())), 200);

    int status = 0; // blocked while its passcode is being checked
    access.askToWatch(
        {tablet, false}, withPasscode("sesam"),
        [&status](const std::optional<Refusal> &refusal) { status = refusal ? refusal->status : 200; });
    QVERIFY(access.block(tablet));
    QTRY_COMPARE(status, 403);

    access.unblockAll();
    QCOMPARE(watch(access, phone, withKey(access.viewKey())), 200);
}

void AccessTest::changesThePasscodeLive()
{
    const RelayClock clock;
    Access access(optionsWith({}), limits, clock);
    access.setPasscode(QStringLiteral("sesam"));
    QCOMPARE(watch(access, phone, {}), 401);
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 200);
    const QByteArray key = access.viewKey();
    access.setPasscode(QStringLiteral("other"));
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 401);
    QCOMPARE(watch(access, phone, withPasscode("other")), 200);
    QCOMPARE(access.viewKey(), key);
    int status = 0; // opened while a passcode is being checked
    access.askToWatch(
        {phone, false}, withPasscode("wrong"),
        [&status](const std::optional<Refusal> &refusal) { status = refusal ? refusal->status : 200; });
    access.setPasscode({});
    QTRY_COMPARE(status, 200);
    QCOMPARE(watch(access, phone, {}), 200);
    QVERIFY(access.viewKey().isEmpty());
}

void AccessTest::renewsTheKey()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam")), limits, clock);
    const QByteArray old = access.viewKey();
    access.renewViewKey();
    QVERIFY(access.viewKey() != old);
    QCOMPARE(watch(access, phone, withKey(old)), 401);
    QCOMPARE(watch(access, phone, withKey(access.viewKey())), 200);
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 200);
}

void AccessTest::decidesWhoPublishes_data()
{
    QTest::addColumn<int>("remote");
    QTest::addColumn<QString>("from");
    QTest::addColumn<bool>("isEncrypted");
    QTest::addColumn<int>("statusWithToken");
    QTest::addColumn<int>("statusWithout");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, RemotePublishing remote, const char *from, bool isEncrypted,
                        int with, int without, const char *word) {
        QTest::newRow(name) << int(remote) << QString::fromLatin1(from) << isEncrypted << with << without
                            << QString::fromLatin1(word);
    };
    using enum RemotePublishing;
    row("this machine", Refused, "127.0.0.1", false, 200, 401, "allowed");
    row("this machine by IPv6", Refused, "::1", false, 200, 401, "allowed");
    row("another loopback address", Refused, "127.3.2.1", false, 200, 401, "allowed");
    row("this machine, encrypted", AfterAsking, "127.0.0.1", true, 200, 401, "allowed");
    row("another, refused", Refused, "192.168.1.5", true, 403, 403, "refused");
    row("another, in the clear", Allowed, "192.168.1.5", false, 403, 403, "refused");
    row("another, allowed", Allowed, "192.168.1.5", true, 200, 401, "allowed");
    row("another, unasked", AfterAsking, "192.168.1.5", true, 403, 401, "ask");
    row("another, unasked, in the clear", AfterAsking, "192.168.1.5", false, 403, 403, "refused");
    row("one that the host allowed", AfterAsking, "192.168.1.6", true, 200, 401, "allowed");
    row("one that the host allowed, in the clear", AfterAsking, "192.168.1.6", false, 403, 403, "refused");
    row("another by IPv6", AfterAsking, "fd00::5", true, 403, 401, "ask");
}

void AccessTest::decidesWhoPublishes()
{
    QFETCH(const int, remote);
    QFETCH(const QString, from);
    QFETCH(const bool, isEncrypted);
    const RelayClock clock;
    Access access(optionsWith({}, RemotePublishing(remote)), limits, clock);
    access.allowPublisher(tablet);
    const Visitor visitor{QHostAddress(from), isEncrypted};
    QTEST(publish(access, visitor, withToken("a-token-for-tests")), "statusWithToken");
    QTEST(publish(access, visitor, withBearer("a-token-for-tests")), "statusWithToken");
    QTEST(publish(access, visitor, {}), "statusWithout");
    QTEST(publish(access, visitor, withToken("a-token-for-testz")), "statusWithout");
    QTEST(told(access, visitor, {}, "publish"), "word");
}

void AccessTest::tellsTheHostWhyAPublisherIsRefused()
{
    const RelayClock clock;
    const Credentials right = withToken("a-token-for-tests");
    Access closed(optionsWith({}, RemotePublishing::Refused), limits, clock);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("^refused a publisher at 192\\.168\\.1\\.5: "
                                                           "--allow-remote-publisher ")));
    QCOMPARE(publish(closed, {phone, true}, right), 403);
    Access open(optionsWith({}, RemotePublishing::Allowed), limits, clock);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral(
                                           "^refused a publisher at 192\\.168\\.1\\.5: .*HTTPS")));
    QCOMPARE(publish(open, {phone, false}, right), 403);

    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    QCOMPARE(publish(closed, {loopback, false}, right), 200);
    QCOMPARE(publish(open, {phone, true}, right), 200);
}

void AccessTest::treatsWhatAProxyHerePassesOnAsForeign()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam"), RemotePublishing::Refused), limits, clock);
    const QHostAddress here(QHostAddress::LocalHost);
    const Visitor direct{here, false};
    const Visitor forwarded{here, false, true};
    QCOMPARE(publish(access, direct, withToken("a-token-for-tests")), 200);
    QCOMPARE(publish(access, forwarded, withToken("a-token-for-tests")), 403);
    QVERIFY(!access.refusalOfStatus(direct, {}));
    QCOMPARE(access.refusalOfStatus(forwarded, {})->status, 401);
    QVERIFY(!access.refusalOfStatus(forwarded, withToken("a-token-for-tests")));
    QCOMPARE(told(access, forwarded, {}, "publish"), QStringLiteral("refused"));
}

void AccessTest::tellsWhatBecameOfAPasscode()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam"), RemotePublishing::Refused), limits, clock);
    const Visitor visitor{phone, false};
    QCOMPARE(told(access, visitor, {}, "passcode"), QString());
    QCOMPARE(told(access, visitor, withPasscode("wrong"), "passcode"), QStringLiteral("busy"));
    QCOMPARE(told(access, visitor, withPasscode("wrong"), "waitSeconds"), QStringLiteral("1"));
    QCOMPARE(watch(access, phone, withPasscode("wrong")), 401);
    QCOMPARE(watch(access, phone, withPasscode("sesam")), 200);
    QCOMPARE(told(access, visitor, withPasscode("wrong"), "passcode"), QStringLiteral("wrong"));
    QCOMPARE(told(access, visitor, withPasscode("wrong"), "waitSeconds"), QStringLiteral("0"));
    QCOMPARE(told(access, visitor, withPasscode("sesam"), "passcode"), QStringLiteral("right"));
    QCOMPARE(told(access, {tablet, false}, withPasscode("sesam"), "passcode"), QStringLiteral("busy"));
    for (int i = 0; i < 10; ++i)
        (void)watch(access, phone, withKey("guess " + QByteArray::number(i)));
    QCOMPARE(told(access, visitor, withPasscode("wrong"), "passcode"), QStringLiteral("paused"));
}

void AccessTest::asksTheHostOnceAMinute()
{
    const RelayClock clock;
    Access access(optionsWith({}, RemotePublishing::AfterAsking), limits, clock);
    QSignalSpy asked(&access, &Access::publisherAsks);
    (void)publish(access, {phone, true}, withToken("wrong"));
    (void)publish(access, {phone, false}, withToken("a-token-for-tests"));
    QCOMPARE(asked.size(), 0);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(publish(access, {phone, true}, withToken("a-token-for-tests")), 403);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toString(), QStringLiteral("192.168.1.5"));
    (void)publish(access, {tablet, true}, withToken("a-token-for-tests"));
    QCOMPARE(asked.size(), 2);
    access.allowPublisher(phone);
    QCOMPARE(publish(access, {phone, true}, withToken("a-token-for-tests")), 200);
    QCOMPARE(publish(access, {phone, true}, withToken("wrong")), 401);
}

void AccessTest::limitsTheGuessingOfTokens()
{
    const RelayClock clock;
    Access access(optionsWith({}, RemotePublishing::Allowed), limits, clock);
    for (const char *guess : {"a", "b", "c"}) {
        QCOMPARE(publish(access, {phone, true}, withToken(guess)), 401);
        QCOMPARE(publish(access, {loopback, false}, withToken(guess)), 401);
    }
    QCOMPARE(publish(access, {phone, true}, withToken("a-token-for-tests")), 429);
    QCOMPARE(told(access, {phone, true}, withBearer("a-token-for-tests"), "publish"),
             QStringLiteral("token"));
    QCOMPARE(told(access, {phone, true}, withBearer("a-token-for-tests"), "waitSeconds"),
             QStringLiteral("60"));
    QCOMPARE(publish(access, {tablet, true}, withToken("a-token-for-tests")), 200);
    QCOMPARE(publish(access, {loopback, false}, withToken("a-token-for-tests")), 200);
}

void AccessTest::showsTheStatusToTheHost()
{
    const RelayClock clock;
    Access access(optionsWith({}), limits, clock);
    const auto status = [&access](const QHostAddress &from, const Credentials &credentials) {
        const auto refusal = access.refusalOfStatus({from, false}, credentials);
        return refusal ? refusal->status : 200;
    };
    QCOMPARE(status(phone, {}), 200);
    access.setPasscode(QStringLiteral("sesam"));
    QCOMPARE(status(phone, {}), 401);
    QCOMPARE(access.refusalOfStatus({phone, false}, {})->sentence,
             "While a passcode is set, other devices need the publish key to read this.");
    QCOMPARE(access.refusalToPublish({loopback, false}, {})->sentence, "Publishing needs the publish key.");
    QCOMPARE(status(phone, withBearer(access.viewKey())), 401);
    QCOMPARE(status(phone, withBearer("a-token-for-tests")), 200);
    QCOMPARE(status(loopback, {}), 200);
}

void AccessTest::tellsPagesWhy()
{
    const RelayClock clock;
    Access access(optionsWith(QStringLiteral("sesam"), RemotePublishing::AfterAsking), limits, clock);
    const Visitor visitor{phone, true};
    QCOMPARE(told(access, visitor, {}, "version"), QStringLiteral("1"));
    QCOMPARE(told(access, visitor, {}, "watch"), QStringLiteral("passcode"));
    QCOMPARE(told(access, visitor, withBearer(access.viewKey()), "watch"), QStringLiteral("open"));
    QCOMPARE(told(access, visitor, withBearer(access.viewKey()), "publish"), QStringLiteral("ask"));
    QCOMPARE(told(access, visitor, withBearer("a-token-for-tests"), "publish"), QStringLiteral("ask"));
    QCOMPARE(told(access, visitor, withBearer("wrong"), "publish"), QStringLiteral("token"));
    // It is no place to try passcodes.
    QCOMPARE(told(access, visitor, withPasscode("sesam"), "watch"), QStringLiteral("passcode"));
    access.setPasscode({});
    QCOMPARE(told(access, visitor, {}, "watch"), QStringLiteral("open"));
}

QTEST_GUILESS_MAIN(AccessTest)
#include "access_test.moc"
