// STUN against the vectors of RFC 5769, and messages computed with Python's hmac and zlib.
#include "rtc/stun.h"

#include "tests/support/mutations.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <zlib.h>

using namespace lancast::rtc;

Q_DECLARE_METATYPE(StunClass)

namespace {

const QByteArray password("VOkJxbRl1RmTxUk/WvJxBt");
const QByteArray transactionId = QByteArray::fromHex("b7e7a701bc34d686fa87dfae");

// RFC 5769 sections 2.1 to 2.3.
const QByteArray request =
    QByteArray::fromHex("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                        "002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020"
                        "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");
const QByteArray ipv4Response =
    QByteArray::fromHex("0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                        "002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7"
                        "80280004c07d4c96");
const QByteArray ipv6Response =
    QByteArray::fromHex("010100482112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220"
                        "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d900080014a382954e4be67bf1"
                        "1784c97c8292c275bfe3ed4180280004c8fb0b4c");

QByteArray attribute(int type, const QByteArray &value, int size = -1)
{
    const qsizetype told = size < 0 ? value.size() : size;
    return QByteArray() + char(type >> 8) + char(type) + char(told >> 8) + char(told) + value +
           QByteArray((4 - value.size() % 4) % 4, '\0');
}

QByteArray message(int type, const QByteArray &attributes)
{
    return QByteArray() + char(type >> 8) + char(type) + char(attributes.size() >> 8) +
           char(attributes.size()) + QByteArray::fromHex("2112a442") + transactionId + attributes;
}

QByteArray withIntegrity(const QByteArray &attributes)
{
    const QByteArray covered = message(1, attributes + QByteArray(24, '\0')).chopped(24);
    return attributes +
           attribute(8, QMessageAuthenticationCode::hash(covered, password, QCryptographicHash::Sha1));
}

/// What a browser's check has (RFC 8445 section 7.2.2).
const QByteArray check =
    message(1, withIntegrity(attribute(6, "ours:theirs") + attribute(0x24, "\x6e\1\2\3") +
                             attribute(0x802A, "12345678") + attribute(0x25, {})));

} // namespace

class StunTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsStunFromTheRest();
    void readsTheVectors_data();
    void readsTheVectors();
    void readsACheck();
    void readsClassAndMethod();
    void refusesWhatIsMalformed_data();
    void refusesWhatIsMalformed();
    void listsWhatItDoesNotUnderstand();
    void ignoresWhatIsBehindTheIntegrity();
    void countsTheFirstOfRepeatedAttributes();
    void refusesEveryChangedByte();
    void hasNoIntegrityWithoutAPassword();
    void writesAnswers_data();
    void writesAnswers();
    void tellsIpv4OfAMappedAddress();
    void survivesPrefixesAndMutations();
};

void StunTest::tellsStunFromTheRest()
{
    QVERIFY(isStun(request));
    QVERIFY(isStun(QByteArray("\x03", 1)));
    for (const int first : {4, 20, 63, 64, 128, 191, 255})
        QVERIFY(!isStun(QByteArray(1, char(first))));
    QVERIFY(!isStun({}));
}

void StunTest::readsTheVectors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<StunClass>("kind");
    QTest::addColumn<QByteArray>("username");
    QTest::newRow("request") << request << StunClass::Request << QByteArray("evtj:h6vY");
    QTest::newRow("IPv4 response") << ipv4Response << StunClass::Success << QByteArray();
    QTest::newRow("IPv6 response") << ipv6Response << StunClass::Success << QByteArray();
}

void StunTest::readsTheVectors()
{
    QFETCH(const QByteArray, bytes);
    const auto read = parseStun(bytes);
    QVERIFY(read.has_value());
    QTEST(read->kind, "kind");
    QCOMPARE(read->method, stunBinding);
    QCOMPARE(read->transactionId, transactionId);
    QTEST(read->username, "username");
    QCOMPARE(read->isControlled, read->kind == StunClass::Request);
    QVERIFY(!read->useCandidate);
    QVERIFY(read->unknownRequired.isEmpty());
    QVERIFY(hasIntegrity(bytes, *read, password));
    QVERIFY(!hasIntegrity(bytes, *read, "VOkJxbRl1RmTxUk/WvJxBT"));
    QVERIFY(!hasIntegrity(bytes, *read, "V"));
}

void StunTest::readsACheck()
{
    const auto read = parseStun(check);
    QVERIFY(read.has_value());
    QCOMPARE(read->username, QByteArray("ours:theirs"));
    QVERIFY(read->useCandidate);
    QVERIFY(!read->isControlled);
    QVERIFY(hasIntegrity(check, *read, password));
}

void StunTest::readsClassAndMethod()
{
    // RFC 8489 section 5: the bits of the class are 4 and 8.
    QCOMPARE(parseStun(message(0x0011, {}))->kind, StunClass::Indication);
    QCOMPARE(parseStun(message(0x0111, {}))->kind, StunClass::Error);
    QCOMPARE(parseStun(message(0x02EF, {}))->method, quint16(0x0FF));
    QCOMPARE(parseStun(message(0x02EF, {}))->kind, StunClass::Request);
    QCOMPARE(parseStun(message(0x0202, {}))->method, quint16(0x082));
}

void StunTest::refusesWhatIsMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another cookie") << message(1, {}).replace(4, 1, "\x22");
    QTest::newRow("type of something else") << message(0x4001, {});
    QTest::newRow("length too large") << message(1, attribute(6, "name")).chopped(4);
    QTest::newRow("length too small") << message(1, {}) + attribute(6, "name");
    QTest::newRow("no multiple of four") << message(1, "abc");
    QTest::newRow("attribute longer than the message") << message(1, attribute(0x8022, "abcd", 5));
    QTest::newRow("attribute of 65535 bytes") << message(1, attribute(0x8022, "abcd", 65535));
    QTest::newRow("empty username") << message(1, attribute(6, {}));
    QTest::newRow("username of 509 bytes") << message(1, attribute(6, QByteArray(509, 'a')));
    QTest::newRow("short integrity") << message(1, attribute(8, QByteArray(16, 'a')));
    QTest::newRow("long integrity") << message(1, attribute(8, QByteArray(24, 'a')));
    QTest::newRow("short priority") << message(1, attribute(0x24, "ab"));
    QTest::newRow("candidate with a value") << message(1, attribute(0x25, "yes!"));
    QTest::newRow("short role") << message(1, attribute(0x8029, "abcd"));
    QTest::newRow("long role") << message(1, attribute(0x802A, "abcdefghij"));
    QTest::newRow("wrong fingerprint") << message(1, attribute(0x8028, "abcd"));
    QTest::newRow("short fingerprint") << message(1, attribute(0x8028, {}));
    QTest::newRow("fingerprint not last")
        << QByteArray(request).replace(2, 2, QByteArray::fromHex("005c")) + attribute(0x8022, {});
    QTest::newRow("over the limit") << message(1, attribute(0x8022, QByteArray(1'260, 'a')));
}

void StunTest::refusesWhatIsMalformed()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!parseStun(bytes).has_value());
}

void StunTest::listsWhatItDoesNotUnderstand()
{
    const auto read = parseStun(
        message(1, attribute(3, "abcd") + attribute(0x8003, "a") + attribute(0x7FFF, {}) + attribute(3, {})));
    QVERIFY(read.has_value());
    QCOMPARE(read->unknownRequired, (QList<quint16>{3, 0x7FFF}));
}

// RFC 8489 section 14.5: otherwise somebody on the way could add to a message.
void StunTest::ignoresWhatIsBehindTheIntegrity()
{
    const QByteArray bytes =
        message(1, withIntegrity(attribute(6, "ours:theirs")) + attribute(0x25, {}) + attribute(0x26, {}) +
                       attribute(0x8029, "12345678") + attribute(8, QByteArray(20, 'a')));
    const auto read = parseStun(bytes);
    QVERIFY(read.has_value());
    QVERIFY(!read->useCandidate);
    QVERIFY(!read->isControlled);
    QVERIFY(read->unknownRequired.isEmpty());
    QVERIFY(hasIntegrity(bytes, *read, password));
}

void StunTest::countsTheFirstOfRepeatedAttributes()
{
    const auto read = parseStun(message(1, attribute(6, "first") + attribute(6, "second")));
    QCOMPARE(read->username, QByteArray("first"));
}

void StunTest::refusesEveryChangedByte()
{
    const qsizetype covered = check.size() - 24; // before the integrity, and its value
    for (qsizetype i = 0; i < check.size(); ++i) {
        if (i >= covered && i < covered + 4)
            continue; // a changed type or length is another attribute
        QByteArray bytes = check;
        bytes[i] = char(bytes[i] ^ 0x41);
        const auto read = parseStun(bytes);
        QVERIFY2(!read || !hasIntegrity(bytes, *read, password), QByteArray::number(i));
    }
}

void StunTest::hasNoIntegrityWithoutAPassword()
{
    const QByteArray covered = message(1, QByteArray(24, '\0')).chopped(24);
    const QByteArray bytes =
        message(1, attribute(8, QMessageAuthenticationCode::hash(covered, {}, QCryptographicHash::Sha1)));
    const auto read = parseStun(bytes);
    QVERIFY(read.has_value());
    QVERIFY(!hasIntegrity(bytes, *read, {}));
    QVERIFY(!hasIntegrity(message(1, {}), *parseStun(message(1, {})), password));
    QVERIFY(!hasIntegrity(bytes.first(30), *read, password)); // of another datagram
}

void StunTest::writesAnswers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("IPv4") << stunSuccess(transactionId, QHostAddress(QStringLiteral("192.0.2.1")), 32853,
                                         password)
                          << QByteArray("0101002c2112a442b7e7a701bc34d686fa87dfae002000080001a147e112a643"
                                        "0008001474c9371ebf3148548518699c3e3174c20dd9e68a80280004fae4043a");
    QTest::newRow("IPv6")
        << stunSuccess(transactionId, QHostAddress(QStringLiteral("2001:db8:1234:5678:11:2233:4455:6677")),
                       32853, password)
        << QByteArray("010100382112a442b7e7a701bc34d686fa87dfae002000140002a1470113a9faa5d3f179bc25f4b5"
                      "bed2b9d900080014ee33a0555319eec10ad5fbfdf8733d196e552b3c802800045ded7186");
    QTest::newRow("401") << stunError(transactionId, 401)
                         << QByteArray("011100202112a442b7e7a701bc34d686fa87dfae0009001300000401556e6175"
                                       "7468656e746963617465640080280004c472ad1c");
    QTest::newRow("420") << stunError(transactionId, 420, password, {3, 0x26})
                         << QByteArray("011100442112a442b7e7a701bc34d686fa87dfae0009001500000414556e6b6e"
                                       "6f776e20417474726962757465000000000a000400030026000800147e0683c2"
                                       "9849710bbf43409ae98c9aa4c0f46eaa8028000478508990");
    QTest::newRow("487") << stunError(transactionId, 487, password)
                         << QByteArray("011100382112a442b7e7a701bc34d686fa87dfae0009001100000457526f6c65"
                                       "20436f6e666c69637400000000080014311281211954e91b36277b009303cc0f"
                                       "b479f99580280004b6d2d64f");
}

void StunTest::writesAnswers()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, expected);
    QCOMPARE(bytes.toHex(), expected);
}

void StunTest::tellsIpv4OfAMappedAddress()
{
    QCOMPARE(stunSuccess(transactionId, QHostAddress(QStringLiteral("::ffff:192.0.2.1")), 32853, password),
             stunSuccess(transactionId, QHostAddress(QStringLiteral("192.0.2.1")), 32853, password));
}

void StunTest::survivesPrefixesAndMutations()
{
    QRandomGenerator random(5);
    for (const QByteArray &whole : {request, ipv4Response, ipv6Response, check}) {
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!parseStun(QByteArrayView(whole).first(size)).has_value());
        for (int i = 0; i < 5'000; ++i) {
            const QByteArray bytes = lancast::test::mutated(whole, random);
            const auto read = parseStun(bytes);
            if (read && hasIntegrity(bytes, *read, password)) // the change is behind what is covered
                QVERIFY(bytes.sliced(4, read->integrityOffset - 4) ==
                        whole.sliced(4, read->integrityOffset - 4));
        }
    }
}

QTEST_APPLESS_MAIN(StunTest)
#include "stun_test.moc"
