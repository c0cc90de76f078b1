// A relay in a process of its own, and a publisher that keeps a synthetic stream live on it.
#pragma once

#include "synthetic_stream.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QStringList>
#include <QTemporaryDir>
#include <QTimer>
#include <QWebSocket>

namespace lancast::bench {

class LiveRelay final
{
public:
    /// \a options: further ones of lancast-server.
    explicit LiveRelay(double megabitsPerSecond, QStringList options = {});
    ~LiveRelay();

    /// Empty, or a sentence about what did not work. So much of the stream as \a past says is published
    /// first, as fast as it goes.
    [[nodiscard]] QString start(std::chrono::seconds past = std::chrono::seconds(0));
    /// Publishes no further frame.
    void stopPublishing() { m_ticker.stop(); }

    /// Addresses of the clients that the relay knows, from its status; empty if it does not answer.
    [[nodiscard]] QSet<QHostAddress> clientAddresses() const;
    /// The oldest media time that viewers can go back to.
    [[nodiscard]] std::chrono::milliseconds oldest() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const SyntheticStream &stream() const { return m_stream; }

private:
    bool startProcess();
    bool startPublishing();
    bool publishPast(std::chrono::seconds past);
    [[nodiscard]] QJsonObject ask(const QByteArray &path) const;
    void publishDue();

    const QStringList m_options;
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_token;
    SyntheticStream m_stream;
    QWebSocket m_blobChannel;
    QWebSocket m_chunkChannel;
    QElapsedTimer m_clock; ///< since the frame m_firstLive was due
    quint64 m_firstLive = 0;
    QTimer m_ticker;
};

} // namespace lancast::bench
