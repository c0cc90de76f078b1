// Sends one GOP of the kept past over a connection, a slice at a time as the peer reads.
#pragma once

#include "net/relay_limits.h"
#include "rewind/rewind_index.h"
#include "rewind/rewind_reads.h"

#include <QObject>
#include <QTimer>

namespace lancast::net {

class HttpConnection;

/// At most two slices are in memory. Belongs to its connection, and goes once all is written.
class RewindSender final : public QObject
{
    Q_OBJECT

public:
    RewindSender(HttpConnection *connection, rewind::RewindReads &reads, const RelayLimits &limits);

    /// After the response's head.
    void start(const QByteArray &initSegment, const rewind::RewindGop &gop);

private:
    void readMore();
    void send(qsizetype wished, const QByteArray &slice);

    HttpConnection *m_connection;
    rewind::RewindReads &m_reads;
    rewind::RewindPlace m_place; ///< of the next slice
    qint64 m_remaining = 0;
    bool m_isReading = false;
    QTimer m_patience; ///< with a peer that takes nothing
};

} // namespace lancast::net
