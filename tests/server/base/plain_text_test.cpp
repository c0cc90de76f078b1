// Text from strangers, as it is shown.
#include "base/plain_text.h"
#include "network/peer_address.h"

#include <QHostAddress>
#include <QTest>

using namespace lancast::net;

class PlainTextTest : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatPeopleRead();
    void leavesOutWhatCannotBeSeen();
    void isLimited();
    void showsAddressesAsPeopleWriteThem();
};

void PlainTextTest::keepsWhatPeopleRead()
{
    QCOMPARE(plainText("Mozilla/5.0 (X11; Linux)"), QStringLiteral("Mozilla/5.0 (X11; Linux)"));
    QCOMPARE(plainText("caf\xC3\xA9 \xE6\x97\xA5"), QString::fromUtf8("caf\xC3\xA9 \xE6\x97\xA5"));
    QCOMPARE(plainText(""), QString());
}

void PlainTextTest::leavesOutWhatCannotBeSeen()
{
    QCOMPARE(plainText("a\r\nb\tc\x1B[31m\x7F"), QStringLiteral("abc[31m"));
    QCOMPARE(plainText("safe\xE2\x80\xAEgpj.exe"), QStringLiteral("safegpj.exe")); // right-to-left override
    QCOMPARE(plainText("x\xE2\x80\x8By"), QStringLiteral("xy"));                   // zero-width space
    QCOMPARE(plainText(QByteArrayView("a\0b", 3)), QStringLiteral("ab"));
    QCOMPARE(plainText("one\xE2\x80\xA8two\xE2\x80\xA9three"),
             QStringLiteral("onetwothree")); // U+2028, U+2029
    QCOMPARE(plainText("a\xE2\x81\xA6"
                       "b\xE2\x81\xA9"
                       "c"),
             QStringLiteral("abc")); // bidirectional isolates
    QCOMPARE(plainText("a\xEF\xBB\xBF"
                       "b\xF0\x9F\x98\x80"),
             QStringLiteral("ab")); // a byte order mark, a picture
}

void PlainTextTest::isLimited()
{
    QCOMPARE(plainText(QByteArray(100'000, 'x')).size(), 200);
    QCOMPARE(plainText(QByteArray(100'000, '\n')).size(), 0);
    QCOMPARE(plainText("abcdef", 3), QStringLiteral("abc"));
    QVERIFY(plainText(QByteArray(1'000, '\xFF')).size() <= 200);
}

void PlainTextTest::showsAddressesAsPeopleWriteThem()
{
    QCOMPARE(plainAddress(QHostAddress(QStringLiteral("::ffff:192.168.1.5"))), QStringLiteral("192.168.1.5"));
    QCOMPARE(plainAddress(QHostAddress(QStringLiteral("10.0.0.1"))), QStringLiteral("10.0.0.1"));
    QCOMPARE(plainAddress(QHostAddress(QStringLiteral("fd00::1"))), QStringLiteral("fd00::1"));
}

QTEST_APPLESS_MAIN(PlainTextTest)
#include "plain_text_test.moc"
