#include "share/reach_check.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr qint64 mostBytes = 64 * 1024; // of an answer: a stranger's may be endless
constexpr int httpOk = 200;
constexpr int httpMisdirected = 421;
constexpr QByteArrayView title("<title>LanCast</title>");

QString fingerprintOf(const QNetworkReply &reply)
{
    const QSslCertificate certificate = reply.sslConfiguration().peerCertificate();
    return QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
}

Reach judge(QNetworkReply &reply, const QString &fingerprint)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        switch (reply.error()) {
        case QNetworkReply::HostNotFoundError:
            return Reach::NameUnknown;
        case QNetworkReply::SslHandshakeFailedError:
        case QNetworkReply::ProtocolFailure:
        case QNetworkReply::ProtocolUnknownError:
        case QNetworkReply::RemoteHostClosedError:
            return Reach::OtherProgram;
        default:
            return Reach::NoAnswer;
        }
    }
    if (!fingerprint.isEmpty() && fingerprintOf(reply) != fingerprint)
        return Reach::OtherProgram;
    if (status == httpMisdirected)
        return Reach::NameRefused;
    return status == httpOk && reply.read(mostBytes).contains(title) ? Reach::Answers : Reach::OtherProgram;
}

} // namespace

ReachCheck::ReachCheck(std::chrono::milliseconds deadline, QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy); // guests' devices come straight, too
    m_deadline.setSingleShot(true);
    m_deadline.setInterval(deadline);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        abandon();
        emit finished(Reach::NoAnswer);
    });
}

ReachCheck::~ReachCheck()
{
    abandon();
}

void ReachCheck::start(const QUrl &address, const QString &fingerprint)
{
    abandon();
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    QNetworkReply *reply = m_network.get(request);
    m_reply = reply;
    reply->setReadBufferSize(mostBytes);
    // Which certificate it is counts here, and that is compared; nobody else vouches for it.
    connect(reply, &QNetworkReply::sslErrors, reply, [reply] { reply->ignoreSslErrors(); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, fingerprint] { take(*reply, fingerprint); });
    connect(reply, &QNetworkReply::readyRead, this, [this, reply, fingerprint] {
        if (reply->bytesAvailable() >= mostBytes)
            take(*reply, fingerprint);
    });
    m_deadline.start();
}

void ReachCheck::take(QNetworkReply &reply, const QString &fingerprint)
{
    if (m_reply != &reply)
        return;
    const Reach reach = judge(reply, fingerprint);
    abandon();
    emit finished(reach);
}

void ReachCheck::abandon()
{
    m_deadline.stop();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply)
        return;
    disconnect(reply, nullptr, this, nullptr);
    reply->abort();
    reply->deleteLater();
}

} // namespace lancast::app
