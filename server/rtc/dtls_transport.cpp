#include "rtc/dtls_transport.h"

#include <openssl/bio.h>

#include <algorithm>

namespace lancast::rtc {

namespace {

DtlsTransport &transportOf(BIO *bio)
{
    return *static_cast<DtlsTransport *>(BIO_get_data(bio));
}

/// Of whole records. OpenSSL gathers a flight's in datagrams the first time, and writes each of its messages
/// by itself when it sends the flight again.
int writeRecords(BIO *bio, const char *bytes, int size)
{
    BIO_clear_retry_flags(bio);
    QByteArrayList &datagrams = transportOf(bio).outgoing;
    if (datagrams.isEmpty() || datagrams.last().size() + size > maxDtlsDatagram)
        datagrams.append(QByteArray());
    datagrams.last().append(bytes, size);
    return size;
}

int readRecord(BIO *bio, char *into, int size)
{
    BIO_clear_retry_flags(bio);
    const QByteArrayView record = std::exchange(transportOf(bio).incoming, {});
    if (record.isEmpty() || record.size() > size) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::ranges::copy(record, into);
    return int(record.size());
}

long control(BIO *, int command, long, void *)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

int initialise(BIO *bio)
{
    BIO_set_init(bio, 1);
    return 1;
}

} // namespace

OpenSslPointer<BIO_METHOD> DtlsTransport::makeMethod()
{
    OpenSslPointer<BIO_METHOD> method(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams"));
    const bool isMade = method && BIO_meth_set_write(method.get(), writeRecords) == 1 &&
                        BIO_meth_set_read(method.get(), readRecord) == 1 &&
                        BIO_meth_set_ctrl(method.get(), control) == 1 &&
                        BIO_meth_set_create(method.get(), initialise) == 1;
    return isMade ? std::move(method) : nullptr;
}

} // namespace lancast::rtc
