// How to reach the relay and what lets others in, and the links that say so. Pure.
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace lancast::app {

struct RelayAddress
{
    quint16 port = 0;
    quint16 wishedPort = 0; ///< differs from port if it was taken
    QHostAddress bind;
    QUrl loopbackUrl{};        ///< always plain http, for our own views
    QList<QUrl> networkUrls{}; ///< as the relay sees them
    QString fingerprint{};     ///< the certificate's, "AB:CD:..."; empty without HTTPS
    QString keyFingerprint{};  ///< its key's, which outlives certificates
    QByteArray publishToken{}; ///< proves a publisher
    QByteArray viewKey{};      ///< part of a guest's link; empty: whoever reaches the relay may watch

    QUrl icecast{}; ///< where guests get the stream from Icecast; empty: nowhere

    [[nodiscard]] bool isSecure() const { return !fingerprint.isEmpty(); }

    friend bool operator==(const RelayAddress &, const RelayAddress &) = default;
};

/// What a guest types: "http://192.168.1.20:8080/".
[[nodiscard]] QUrl guestUrl(const QHostAddress &address, const RelayAddress &relay);

/// \a url as a link that lets in without a passcode.
[[nodiscard]] QUrl withViewKey(QUrl url, const RelayAddress &relay);

/// Where another device publishes: \a url is one of guestUrl(). Who has it needs nothing else.
[[nodiscard]] QUrl publishUrl(const QUrl &url, const RelayAddress &relay);

/// The first eight bytes: more than anybody compares, and beyond forging by trial in a stream's time.
[[nodiscard]] QString shortFingerprint(const QString &fingerprint);

} // namespace lancast::app

Q_DECLARE_METATYPE(lancast::app::RelayAddress)
