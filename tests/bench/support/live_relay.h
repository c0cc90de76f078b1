// A relay in a process of its own, and a publisher that keeps a synthetic stream live on it.
#pragma once

#include "synthetic_stream.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>
#include <QWebSocket>

namespace lancast::bench {

class LiveRelay final
{
public:
    explicit LiveRelay(double megabitsPerSecond);
    ~LiveRelay();

    /// Empty, or a sentence about what did not work.
    [[nodiscard]] QString start();
    /// Publishes no further frame.
    void stopPublishing() { m_ticker.stop(); }

    /// Addresses of the clients that the relay knows, from its status; empty if it does not answer.
    [[nodiscard]] QSet<QHostAddress> clientAddresses() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const SyntheticStream &stream() const { return m_stream; }

private:
    bool startProcess();
    bool startPublishing();
    void publishDue();

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_token;
    SyntheticStream m_stream;
    QWebSocket m_blobChannel;
    QWebSocket m_chunkChannel;
    QElapsedTimer m_clock;
    QTimer m_ticker;
};

} // namespace lancast::bench
