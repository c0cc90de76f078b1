// Passcodes: what counts as the same one, and what a check costs whom.
#include "auth/passcode_verifier.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lancast::net;

namespace {

constexpr int patience = 30'000; ///< milliseconds: each check keeps a core busy for a while

using Verdict = PasscodeVerifier::Verdict;

QHostAddress address(int number)
{
    return QHostAddress(0x7F000001U + quint32(number));
}

/// What came back, in order.
class Answers final
{
public:
    [[nodiscard]] PasscodeVerifier::Answer next()
    {
        return [this](Verdict verdict) { m_verdicts.append(verdict); };
    }
    [[nodiscard]] const QList<Verdict> &verdicts() const { return m_verdicts; }

private:
    QList<Verdict> m_verdicts;
};

} // namespace

class PasscodeVerifierTest : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void letsNobodyInByABlankOne();
    void paysOnceForTheSameGuess();
    void limitsWhatWaits();
    void tellsWhatBecameOfAGuess();
    void letsTheRightOneInWhileOthersGuess();
    void measuresByTheNewestPasscode();
    void endsWhileMuchWaits();
};

void PasscodeVerifierTest::judges_data()
{
    QTest::addColumn<QString>("passcode");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<bool>("isRight");
    const QString simple = QStringLiteral("open sesame");
    QTest::newRow("the same") << simple << QByteArray("open sesame") << true;
    QTest::newRow("another") << simple << QByteArray("open sesam") << false;
    QTest::newRow("another case") << simple << QByteArray("Open sesame") << false;
    QTest::newRow("a blank behind the word") << simple << QByteArray("open sesame ") << true;
    QTest::newRow("a blank in it") << simple << QByteArray("opensesame") << false;
    QTest::newRow("empty") << simple << QByteArray() << false;
    QTest::newRow("no text") << simple << QByteArray("\xFF\xFE") << false;
    QTest::newRow("a zero byte in it") << simple << QByteArray("open\0sesame", 11) << false;
    QTest::newRow("far too long") << simple << QByteArray(10'000, 'x') << false;
    QTest::newRow("a zero byte behind it") << simple << QByteArray("open sesame\0", 12) << false;
    QTest::newRow("decomposed") << QStringLiteral("\u00FCber")
                                << QByteArray("u\xCC\x88"
                                              "ber")
                                << true;
    QTest::newRow("full-width figures")
        << QStringLiteral("1234") << QStringLiteral("\uFF11\uFF12\uFF13\uFF14").toUtf8() << true;
}

void PasscodeVerifierTest::judges()
{
    QFETCH(const QString, passcode);
    QFETCH(const QByteArray, typed);
    QFETCH(const bool, isRight);
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(passcode);
    Answers answers;
    check.check(address(0), typed, answers.next());
    QTRY_COMPARE_WITH_TIMEOUT(answers.verdicts(), QList<Verdict>{isRight ? Verdict::Right : Verdict::Wrong},
                              patience);
}

void PasscodeVerifierTest::letsNobodyInByABlankOne()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    for (const QString &passcode : {QString(), QStringLiteral("  ")}) {
        check.setPasscode(passcode);
        Answers answers;
        check.check(address(0), "", answers.next());
        check.check(address(0), "  ", answers.next());
        check.check(address(0), "x", answers.next());
        QTRY_COMPARE_WITH_TIMEOUT(answers.verdicts(),
                                  (QList<Verdict>{Verdict::Wrong, Verdict::Wrong, Verdict::Wrong}), patience);
    }
}

void PasscodeVerifierTest::paysOnceForTheSameGuess()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers answers;
    check.check(address(0), "sesam", answers.next());
    check.check(address(0), "sesam", answers.next());
    QVERIFY(answers.verdicts().isEmpty()); // not in this thread
    QTRY_COMPARE_WITH_TIMEOUT(answers.verdicts(), (QList<Verdict>{Verdict::Right, Verdict::Right}), patience);
    check.check(address(0), "sesam", answers.next()); // the page's second connection
    QCOMPARE(answers.verdicts().size(), 3);
    QCOMPARE(check.derivations(), 2); // the passcode itself, and one guess
    check.check(address(1), "sesam", answers.next());
    QTRY_COMPARE_WITH_TIMEOUT(answers.verdicts().size(), 4, patience);
    QCOMPARE(check.derivations(), 3);
}

void PasscodeVerifierTest::limitsWhatWaits()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers answers;
    constexpr int guesses = 1'000;
    for (int i = 0; i < guesses; ++i)
        check.check(address(i), "guess", answers.next());
    // One is being checked.
    QCOMPARE(answers.verdicts(), QList<Verdict>(guesses - PasscodeQueue::maxWaiting - 1, Verdict::Busy));
    QCOMPARE(check.derivations(), 2);
}

void PasscodeVerifierTest::tellsWhatBecameOfAGuess()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers answers;
    for (const char *guess : {"sesam", "wrong"}) {
        QCOMPARE(check.recentVerdict(address(0), guess), Verdict::Busy);
        check.check(address(0), guess, answers.next());
        QCOMPARE(check.recentVerdict(address(0), guess), Verdict::Busy);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.verdicts().size(), 2, patience);
    QCOMPARE(check.recentVerdict(address(0), "sesam"), Verdict::Right);
    QCOMPARE(check.recentVerdict(address(0), "wrong"), Verdict::Wrong);
    QCOMPARE(check.recentVerdict(address(1), "sesam"), Verdict::Busy); // nobody else's business
    QCOMPARE(check.recentVerdict(address(1), ""), Verdict::Wrong);
    check.setPasscode(QStringLiteral("wrong"));
    QCOMPARE(check.recentVerdict(address(0), "sesam"), Verdict::Busy);
}

void PasscodeVerifierTest::letsTheRightOneInWhileOthersGuess()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers guessing;
    Answers right;
    for (int i = 0; i < PasscodeQueue::maxWaiting + 1; ++i)
        check.check(address(i % 20), "guess " + QByteArray::number(i), guessing.next());
    const qsizetype before = guessing.verdicts().size();
    check.check(address(0x1000), "sesam", right.next());
    QTRY_COMPARE_WITH_TIMEOUT(right.verdicts(), QList<Verdict>{Verdict::Right}, patience);
    QVERIFY(guessing.verdicts().size() <= before + 2);
}

void PasscodeVerifierTest::measuresByTheNewestPasscode()
{
    const RelayClock clock;
    PasscodeVerifier check(clock);
    check.setPasscode(QStringLiteral("old"));
    Answers old;
    Answers fresh;
    check.check(address(0), "old", old.next());
    check.check(address(0), "new", fresh.next());
    check.setPasscode(QStringLiteral("new"));
    QTRY_COMPARE_WITH_TIMEOUT(fresh.verdicts(), QList<Verdict>{Verdict::Right}, patience);
    QTRY_COMPARE_WITH_TIMEOUT(old.verdicts(), QList<Verdict>{Verdict::Wrong}, patience);
    check.setPasscode(QStringLiteral("newest"));
    check.check(address(0), "new", fresh.next());
    QTRY_COMPARE_WITH_TIMEOUT(fresh.verdicts(), (QList<Verdict>{Verdict::Right, Verdict::Wrong}), patience);
}

void PasscodeVerifierTest::endsWhileMuchWaits()
{
    const RelayClock clock;
    QElapsedTimer time;
    {
        PasscodeVerifier check(clock);
        check.setPasscode(QStringLiteral("sesam"));
        Answers answers;
        for (int i = 0; i < PasscodeQueue::maxWaiting; ++i)
            check.check(address(i), "guess", answers.next());
        time.start();
    }
    QVERIFY2(time.elapsed() < 2'000,
             qPrintable(QString::number(time.elapsed()))); // all would take six seconds
}

QTEST_GUILESS_MAIN(PasscodeVerifierTest)
#include "passcode_verifier_test.moc"
