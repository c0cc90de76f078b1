// Sends a response's body that is read from a disk, a slice at a time as the peer takes it.
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

namespace lancast::net {

class HttpConnection;

/// At most two slices are in memory. Belongs to its connection, and is deleted once all is written.
class BodySender final : public QObject
{
    Q_OBJECT

public:
    /// Shorter than asked for: there is no more.
    using Answer = std::function<void(const QByteArray &slice)>;
    /// Answers later and in this thread, unless \a context is gone by then.
    using Source =
        std::function<void(QObject *context, qint64 offset, qsizetype length, const Answer &answer)>;

    BodySender(HttpConnection *connection, Source source);

    /// After HttpConnection::beginBody().
    void start(qint64 offset, qint64 length);

private:
    void readMore();
    void send(qsizetype wished, const QByteArray &slice);

    HttpConnection *m_connection;
    const Source m_source;
    qint64 m_offset = 0; ///< of the next slice
    qint64 m_remaining = 0;
    bool m_isReading = false;
};

} // namespace lancast::net
