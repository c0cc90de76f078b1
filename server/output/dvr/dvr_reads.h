// Reads of the kept past, one slice after the other: nobody's rewind slows the others, or the stream.
#pragma once

#include "base/relay_clock.h"
#include "base/token_bucket.h"
#include "output/dvr/dvr_disk.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace lancast::dvr {

/// Who asks for the next slice only after the last one goes round with all others. All together get so much
/// a second that the relay's thread stays free for who watches live.
class DvrReads final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype maxSliceBytes = 64 * 1024;
    static constexpr qint64 bytesPerSecond = 64 * 1024 * 1024;
    static constexpr qint64 burstBytes = 8 * 1024 * 1024;

    explicit DvrReads(const net::RelayClock &clock, QObject *parent = nullptr);

    /// From now on; null: every read fails.
    void setDisk(DvrDisk *disk);

    /// Shorter than asked for: it is gone. Not called if \a context is.
    using Answer = std::function<void(const QByteArray &bytes)>;
    void read(QObject *context, const DvrPlace &place, qsizetype length, const Answer &answer);

private:
    struct Wish
    {
        quint64 ticket = 0;
        QPointer<QObject> context;
        DvrPlace place;
        qsizetype length = 0;
        Answer answer;
    };

    void startNext();
    void finish(quint64 ticket, const QByteArray &bytes);

    const net::RelayClock &m_clock;
    DvrDisk *m_disk = nullptr;
    base::TokenBucket m_budget{bytesPerSecond, burstBytes};
    QTimer m_patience;
    std::deque<Wish> m_wishes; ///< the first of them is at the disk, if m_isReading
    bool m_isReading = false;
    quint64 m_tickets = 0;
};

} // namespace lancast::dvr
