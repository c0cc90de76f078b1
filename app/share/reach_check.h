// Tries an address that is shared: does LanCast answer there?
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QNetworkReply;

namespace lancast::app {

enum class Reach {
    Answers,
    NoAnswer,     ///< refused, unreachable, or silent until the deadline
    OtherProgram, ///< something answers, and it is not this relay
    NameRefused,  ///< the relay answers, but does not go by that name
    NameUnknown,
};

class ReachCheck final : public QObject
{
    Q_OBJECT

public:
    explicit ReachCheck(std::chrono::milliseconds deadline, QObject *parent = nullptr);
    ~ReachCheck() override;

    /// Ends a try that still runs, without an answer. \a fingerprint is that of the relay's certificate, with
    /// https.
    void start(const QUrl &address, const QString &fingerprint);

signals:
    void finished(lancast::app::Reach reach);

private:
    void take(QNetworkReply &reply, const QString &fingerprint);
    void abandon();

    QNetworkAccessManager m_network;
    QTimer m_deadline;
    QPointer<QNetworkReply> m_reply;
};

} // namespace lancast::app
