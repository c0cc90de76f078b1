// Self-signed certificates, made with libcrypto.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QStringList>

namespace lancast::net {

struct PemPair
{
    QByteArray certificate;
    QByteArray key;
};

/// A certificate for all of \a names and \a addresses (subject alternative names), valid from yesterday for
/// 397 days, the longest that browsers put up with, and its key: \a keyPem, or a new EC P-256 key where that
/// is none. Both are empty if libcrypto fails.
[[nodiscard]] PemPair makeCertificate(const QStringList &names, const QList<QHostAddress> &addresses,
                                      const QByteArray &keyPem = {});

/// Whether the first certificate in \a pair and its key belong together.
[[nodiscard]] bool isPair(const PemPair &pair);

} // namespace lancast::net
