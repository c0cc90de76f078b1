// What OpenSSL allocates for a DTLS session, also for a peer that does its worst.
#include "rtc/dtls.h"

#include "tests/support/dtls_client.h"

#include <QTest>
#include <QtEndian>

#include <openssl/crypto.h>

#include <cstdlib>

#include <malloc.h>

using namespace lancast;
using namespace lancast::rtc;
using namespace lancast::test;

using State = DtlsSession::State;

namespace {

/// Of a session whose peer does its worst.
constexpr qint64 mostBytes = 100 * 1'024;

/// What OpenSSL has allocated.
qint64 allocated = 0;

qint64 sizeOf(void *memory)
{
    return memory ? qint64(malloc_usable_size(memory)) : 0;
}

void *counted(void *memory)
{
    allocated += sizeOf(memory);
    return memory;
}

void release(void *memory, const char *, int)
{
    allocated -= sizeOf(memory);
    std::free(memory);
}

void *reallocate(void *memory, size_t size, const char *, int)
{
    allocated -= sizeOf(memory);
    return counted(std::realloc(memory, size));
}

QByteArray record(quint8 type, quint16 epoch, quint32 sequence, const QByteArray &content)
{
    QByteArray bytes(13, '\0');
    bytes[0] = char(type);
    qToBigEndian<quint16>(0xfefd, bytes.data() + 1);
    qToBigEndian<quint16>(epoch, bytes.data() + 3);
    qToBigEndian<quint32>(sequence, bytes.data() + 7);
    qToBigEndian<quint16>(quint16(content.size()), bytes.data() + 11);
    return bytes + content;
}

/// One byte of a handshake message that says it has \a length.
QByteArray fragment(quint16 number, quint32 length)
{
    QByteArray bytes(13, '\0');
    bytes[0] = 11; // Certificate
    bytes[1] = char(length >> 16);
    qToBigEndian<quint16>(quint16(length), bytes.data() + 2);
    qToBigEndian<quint16>(number, bytes.data() + 4);
    bytes[11] = 1;
    return bytes;
}

} // namespace

class DtlsMemoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void takesLittleMemory();
    void boundsWhatAHostileHandshakeTakes_data();
    void boundsWhatAHostileHandshakeTakes();

private:
    DtlsContext m_context;
};

void DtlsMemoryTest::initTestCase()
{
    const auto allocate = [](size_t size, const char *, int) { return counted(std::malloc(size)); };
    QVERIFY(CRYPTO_set_mem_functions(allocate, reallocate, release) == 1);
    QVERIFY2(m_context.start(), qPrintable(m_context.errorString()));
}

void DtlsMemoryTest::takesLittleMemory()
{
    DtlsClient client;
    const QByteArray hello = client.start().first();
    const qint64 before = allocated;
    DtlsSession session(m_context, client.fingerprint());
    const QByteArrayList flight = session.receive(hello);
    const qint64 halfOpen = allocated - before;
    const QByteArrayList answer = client.receive(flight.first());
    const qint64 beforeLast = allocated;
    QVERIFY(!session.receive(answer.first()).isEmpty());
    const qint64 connected = halfOpen + allocated - beforeLast;
    QCOMPARE(session.state(), State::Connected);
    qInfo("A session takes %lld bytes after ClientHello, %lld when connected", halfOpen, connected);
    QVERIFY(halfOpen < mostBytes / 2);
    QVERIFY(connected < mostBytes / 2);
    const qint64 beforeEnd = allocated;
    (void)session.close();
    QVERIFY(beforeEnd - allocated > connected * 9 / 10);
}

void DtlsMemoryTest::boundsWhatAHostileHandshakeTakes_data()
{
    QTest::addColumn<quint8>("type");
    QTest::addColumn<quint16>("epoch");
    QTest::addColumn<QByteArrayList>("contents");
    QByteArrayList tooLong;
    QByteArrayList longest;
    for (quint16 number = 1; number <= 200; ++number) {
        tooLong.append(fragment(number, 16'000));
        longest.append(fragment(number, 4'096));
    }
    const QByteArrayList big{QByteArray(1'900, 'x')};
    QTest::newRow("records of the next epoch") << quint8(22) << quint16(1) << big;
    QTest::newRow("records of a late epoch") << quint8(22) << quint16(2) << big;
    QTest::newRow("application data") << quint8(23) << quint16(1) << big;
    QTest::newRow("messages ahead, too long") << quint8(22) << quint16(0) << tooLong;
    QTest::newRow("messages ahead, as long as may be") << quint8(22) << quint16(0) << longest;
}

void DtlsMemoryTest::boundsWhatAHostileHandshakeTakes()
{
    QFETCH(const quint8, type);
    QFETCH(const quint16, epoch);
    QFETCH(const QByteArrayList, contents);
    DtlsClient client;
    const QByteArray hello = client.start().first();
    const qint64 before = allocated;
    DtlsSession session(m_context, client.fingerprint());
    (void)session.receive(hello);
    for (quint32 sequence = 1; sequence <= 1'000; ++sequence) {
        const QByteArray &content = contents[qsizetype(sequence) % contents.size()];
        QVERIFY(session.receive(record(type, epoch, sequence, content)).size() <= 1);
        QVERIFY2(allocated - before < mostBytes, qPrintable(QString::number(allocated - before)));
    }
    qInfo("A session takes %lld bytes", allocated - before);
    QCOMPARE(session.state(), State::Handshaking);
}

QTEST_APPLESS_MAIN(DtlsMemoryTest)

#include "dtls_memory_test.moc"
