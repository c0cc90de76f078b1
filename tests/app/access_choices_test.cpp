#include "host/access_choices.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class AccessChoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void aPasscode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isPasscode");
        QTest::newRow("digits") << u"482913"_s << true;
        QTest::newRow("one character") << u"7"_s << true;
        QTest::newRow("words") << u"blue grass 7"_s << true;
        QTest::newRow("any script") << u"Käse 日本 🐎"_s << true;
        QTest::newRow("as long as may be") << QString(64, u'x') << true;
        QTest::newRow("too long") << QString(65, u'x') << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("blanks") << u"   "_s << false;
        QTest::newRow("a line break") << u"12\n34"_s << false;
        QTest::newRow("a nul") << u"12"_s + QChar(0) << false;
    }

    void aPasscode()
    {
        QFETCH(QString, text);
        QTEST(isPasscode(text), "isPasscode");
    }

    void suggestionsAreSixDigitsAndDiffer()
    {
        static const QRegularExpression sixDigits(u"\\A[0-9]{6}\\z"_s);
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i) {
            const QString passcode = suggestedPasscode();
            QVERIFY2(sixDigits.match(passcode).hasMatch(), qPrintable(passcode));
            seen.insert(passcode);
        }
        QVERIFY(seen.size() > 90);
    }

    void onlyWhatIsAskedForIsInForce()
    {
        QCOMPARE(AccessChoices({true, u"482913"_s, 0}).passcodeInForce(), u"482913"_s);
        QCOMPARE(AccessChoices({false, u"482913"_s, 0}).passcodeInForce(), QString());
    }
};

QTEST_APPLESS_MAIN(AccessChoicesTest)
#include "access_choices_test.moc"
