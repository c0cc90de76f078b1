// Between OpenSSL and datagrams: keeps apart what its own memory BIO would join.
#pragma once

#include "rtc/openssl_pointer.h"

#include <QByteArrayList>
#include <QByteArrayView>

namespace lancast::rtc {

/// Fits into every path's MTU (IPv6 asks for 1,280 with the headers).
inline constexpr int maxDtlsDatagram = 1'200;

struct DtlsTransport
{
    QByteArrayView incoming; ///< a record; read once
    QByteArrayList outgoing; ///< datagrams

    /// For BIO_new(); the BIO's data (BIO_set_data) is a DtlsTransport. Null if there is no memory.
    [[nodiscard]] static OpenSslPointer<BIO_METHOD> makeMethod();
};

} // namespace lancast::rtc
