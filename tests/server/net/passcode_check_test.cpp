// Passcodes: what counts as the same one, and what a check costs whom.
#include "net/passcode_check.h"

#include <QElapsedTimer>
#include <QTest>

using namespace lancast::net;

namespace {

using Standing = PasscodeCheck::Standing;
using Verdict = PasscodeCheck::Verdict;

QHostAddress address(int number)
{
    return QHostAddress(0x7F000001U + quint32(number));
}

/// What came back, in order.
class Answers final
{
public:
    [[nodiscard]] PasscodeCheck::Answer next()
    {
        return [this](Verdict verdict) { m_verdicts.append(verdict); };
    }
    [[nodiscard]] const QList<Verdict> &verdicts() const { return m_verdicts; }

private:
    QList<Verdict> m_verdicts;
};

} // namespace

class PasscodeCheckTest : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void letsNobodyInByABlankOne();
    void paysOnceForTheSameGuess();
    void limitsWhatWaits();
    void letsTheFreshGoFirst();
    void measuresByTheNewestPasscode();
    void endsWhileMuchWaits();
};

void PasscodeCheckTest::judges_data()
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

void PasscodeCheckTest::judges()
{
    QFETCH(const QString, passcode);
    QFETCH(const QByteArray, typed);
    QFETCH(const bool, isRight);
    const RelayClock clock;
    PasscodeCheck check(clock);
    check.setPasscode(passcode);
    Answers answers;
    check.check(address(0), typed, Standing::Fresh, answers.next());
    QTRY_COMPARE(answers.verdicts(), QList<Verdict>{isRight ? Verdict::Right : Verdict::Wrong});
}

void PasscodeCheckTest::letsNobodyInByABlankOne()
{
    const RelayClock clock;
    PasscodeCheck check(clock);
    for (const QString &passcode : {QString(), QStringLiteral("  ")}) {
        check.setPasscode(passcode);
        Answers answers;
        check.check(address(0), "", Standing::Fresh, answers.next());
        check.check(address(0), "  ", Standing::Fresh, answers.next());
        check.check(address(0), "x", Standing::Fresh, answers.next());
        QTRY_COMPARE(answers.verdicts(), (QList<Verdict>{Verdict::Wrong, Verdict::Wrong, Verdict::Wrong}));
    }
}

void PasscodeCheckTest::paysOnceForTheSameGuess()
{
    const RelayClock clock;
    PasscodeCheck check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers answers;
    check.check(address(0), "sesam", Standing::Fresh, answers.next());
    check.check(address(0), "sesam", Standing::Fresh, answers.next());
    QVERIFY(answers.verdicts().isEmpty()); // not in this thread
    QTRY_COMPARE(answers.verdicts(), (QList<Verdict>{Verdict::Right, Verdict::Right}));
    check.check(address(0), "sesam", Standing::Fresh, answers.next()); // the page's second connection
    QCOMPARE(answers.verdicts().size(), 3);
    QCOMPARE(check.derivations(), 2); // the passcode itself, and one guess
    check.check(address(1), "sesam", Standing::Fresh, answers.next());
    QTRY_COMPARE(answers.verdicts().size(), 4);
    QCOMPARE(check.derivations(), 3);
}

void PasscodeCheckTest::limitsWhatWaits()
{
    const RelayClock clock;
    PasscodeCheck check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers answers;
    for (int i = 0; i < PasscodeCheck::maxWaitingPerAddress; ++i)
        check.check(address(0), "guess " + QByteArray::number(i), Standing::Fresh, answers.next());
    QVERIFY(answers.verdicts().isEmpty());
    check.check(address(0), "one more", Standing::Fresh, answers.next());
    QCOMPARE(answers.verdicts(), QList<Verdict>{Verdict::Busy});
    QVERIFY(check.isBusyFor(address(0), Standing::Fresh));
    QVERIFY(!check.isBusyFor(address(1), Standing::Fresh));

    for (int i = PasscodeCheck::maxWaitingPerAddress; i < PasscodeCheck::maxWaiting; ++i)
        check.check(address(i), "guess", Standing::Fresh, answers.next());
    QCOMPARE(answers.verdicts().size(), 1);
    check.check(address(500), "sesam", Standing::Fresh, answers.next());
    QCOMPARE(answers.verdicts(), (QList<Verdict>{Verdict::Busy, Verdict::Busy}));
    QCOMPARE(check.derivations(), 1 + int(PasscodeCheck::maxWaiting));
}

void PasscodeCheckTest::letsTheFreshGoFirst()
{
    const RelayClock clock;
    PasscodeCheck check(clock);
    check.setPasscode(QStringLiteral("sesam"));
    Answers guessing;
    Answers fresh;
    for (int i = 0; i < PasscodeCheck::maxWaiting; ++i)
        check.check(address(i), "guess", Standing::HasFailed, guessing.next());
    QCOMPARE(guessing.verdicts(), QList<Verdict>(PasscodeCheck::maxWaiting / 2, Verdict::Busy));
    check.check(address(500), "sesam", Standing::Fresh, fresh.next());
    QTRY_COMPARE(fresh.verdicts(), QList<Verdict>{Verdict::Right});
    QVERIFY(guessing.verdicts().size() < PasscodeCheck::maxWaiting / 2 + 5); // 32 wait
}

void PasscodeCheckTest::measuresByTheNewestPasscode()
{
    const RelayClock clock;
    PasscodeCheck check(clock);
    check.setPasscode(QStringLiteral("old"));
    Answers old;
    Answers fresh;
    check.check(address(0), "old", Standing::Fresh, old.next());
    check.check(address(0), "new", Standing::Fresh, fresh.next());
    check.setPasscode(QStringLiteral("new"));
    QTRY_COMPARE(fresh.verdicts(), QList<Verdict>{Verdict::Right});
    QTRY_COMPARE(old.verdicts(), QList<Verdict>{Verdict::Wrong});
    check.setPasscode(QStringLiteral("newest"));
    check.check(address(0), "new", Standing::Fresh, fresh.next());
    QTRY_COMPARE(fresh.verdicts(), (QList<Verdict>{Verdict::Right, Verdict::Wrong}));
}

void PasscodeCheckTest::endsWhileMuchWaits()
{
    const RelayClock clock;
    QElapsedTimer time;
    {
        PasscodeCheck check(clock);
        check.setPasscode(QStringLiteral("sesam"));
        Answers answers;
        for (int i = 0; i < PasscodeCheck::maxWaiting; ++i)
            check.check(address(i), "guess", Standing::Fresh, answers.next());
        time.start();
    }
    QVERIFY2(time.elapsed() < 2'000,
             qPrintable(QString::number(time.elapsed()))); // all would take six seconds
}

QTEST_GUILESS_MAIN(PasscodeCheckTest)
#include "passcode_check_test.moc"
