#include "web/web_safety.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(WebSurroundings)

namespace {

WebSurroundings withFlags(const QByteArray &flags)
{
    WebSurroundings surroundings;
    surroundings.chromiumFlags = flags;
    return surroundings;
}

constexpr WebConsent none{};
constexpr WebConsent toDebugging{true, false};
constexpr WebConsent toNoSandbox{false, true};

} // namespace

class WebSafetyTest : public QObject
{
    Q_OBJECT

private slots:
    void unsafeSurroundingsAreRefusedUnlessForced_data()
    {
        QTest::addColumn<WebSurroundings>("surroundings");
        QTest::addColumn<QString>("named");
        QTest::addColumn<bool>("isDebugging");
        const auto debugging = [](const char *flags) {
            QTest::newRow(flags) << withFlags(flags) << u"--remote-"_s << true;
        };
        const auto protection = [](const char *flags, const QString &named) {
            QTest::newRow(flags) << withFlags(flags) << named << false;
        };
        debugging("--remote-debugging-port=9222");
        debugging("--remote-debugging-pipe");
        debugging("--remote-debugging-address=0.0.0.0");
        debugging("--remote-allow-origins=*");
        debugging("--use-fake-device-for-media-stream  --remote-debugging-port=0");
        debugging("-remote-debugging-port=9222"); // Chromium takes one dash, too
        debugging("\"--remote-debugging-port=9222\"");
        debugging("--remote-\"debugging\"-port=9222");
        debugging("--js-flags=\"--expose-gc\"\t--remote-debugging-pipe");
        protection("--no-sandbox", u"--no-sandbox"_s);
        protection("-no-sandbox", u"--no-sandbox"_s);
        protection("--NO-sandbox=1", u"--no-sandbox"_s);
        protection("--disable-gpu --disable-setuid-sandbox", u"--disable-setuid-sandbox"_s);
        protection("--disable-seccomp-filter-sandbox", u"--disable-seccomp-filter-sandbox"_s);
        protection("--disable-namespace-sandbox", u"--disable-namespace-sandbox"_s);
        protection("--disable-gpu-sandbox", u"--disable-gpu-sandbox"_s);
        protection("--single-process", u"--single-process"_s);
        protection("--disable-web-security", u"--disable-web-security"_s);
        protection("--ignore-certificate-errors", u"--ignore-certificate-errors"_s);
        protection("--allow-file-access-from-files", u"--allow-file-access-from-files"_s);
        WebSurroundings surroundings;
        surroundings.remoteDebugging = "127.0.0.1:9222";
        QTest::newRow("debugging by variable") << surroundings << u"QTWEBENGINE_REMOTE_DEBUGGING"_s << true;
        surroundings = {};
        surroundings.isSandboxDisabled = true;
        QTest::newRow("sandbox by variable") << surroundings << u"QTWEBENGINE_DISABLE_SANDBOX"_s << false;
        surroundings = {};
        surroundings.isRoot = true;
        QTest::newRow("root") << surroundings << u"root"_s << false;
        surroundings = {};
        surroundings.isSandboxRefused = true;
        QTest::newRow("a system without") << surroundings << u"max_user_namespaces"_s << false;
    }

    void unsafeSurroundingsAreRefusedUnlessForced()
    {
        QFETCH(WebSurroundings, surroundings);
        QFETCH(QString, named);
        QFETCH(bool, isDebugging);
        const QString option = isDebugging ? u"--allow-remote-debugging"_s : u"--allow-no-sandbox"_s;
        const QString sentence = webRefusal(surroundings, none);
        QVERIFY2(sentence.contains(named), qPrintable(sentence));
        QVERIFY2(sentence.endsWith(u"force it with "_s + option + u'.'), qPrintable(sentence));
        QCOMPARE(webRefusal(surroundings, isDebugging ? toDebugging : toNoSandbox), QString());
        QCOMPARE(webRefusal(surroundings, isDebugging ? toNoSandbox : toDebugging), sentence);
    }

    void oneConsentIsNotTheOther()
    {
        WebSurroundings both = withFlags("--no-sandbox --remote-debugging-port=1");
        QVERIFY(!webRefusal(both, toDebugging).isEmpty());
        QVERIFY(!webRefusal(both, toNoSandbox).isEmpty());
        QCOMPARE(webRefusal(both, {true, true}), QString());
    }

    void whatIsSafeStays_data()
    {
        QTest::addColumn<QByteArray>("flags");
        for (const char *flags : {"", "--use-fake-device-for-media-stream --disable-gpu",
                                  "--js-flags=--expose-gc --autoplay-policy=no-user-gesture-required",
                                  "--disable-background-timer-throttling", "--lang=no-sandbox",
                                  "no-sandbox remote-debugging-port"})
            QTest::newRow(flags) << QByteArray(flags);
    }

    void whatIsSafeStays()
    {
        QFETCH(QByteArray, flags);
        QCOMPARE(webRefusal(withFlags(flags), none), QString());
    }
};

QTEST_APPLESS_MAIN(WebSafetyTest)
#include "web_safety_test.moc"
