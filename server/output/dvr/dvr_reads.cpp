#include "output/dvr/dvr_reads.h"

namespace lancast::dvr {

using namespace std::chrono_literals;

DvrReads::DvrReads(const net::RelayClock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &DvrReads::startNext);
}

void DvrReads::setDisk(DvrDisk *disk)
{
    m_disk = disk;
    if (m_disk)
        connect(m_disk, &DvrDisk::fetched, this, &DvrReads::finish);
}

void DvrReads::read(QObject *context, const DvrPlace &place, qsizetype length, const Answer &answer)
{
    m_wishes.push_back({++m_tickets, context, place, length, answer});
    startNext();
}

void DvrReads::startNext()
{
    while (!m_isReading && !m_wishes.empty() && !m_wishes.front().context)
        m_wishes.pop_front();
    if (m_isReading || m_wishes.empty() || m_patience.isActive())
        return;
    const Wish &wish = m_wishes.front();
    if (!m_budget.take(wish.length, m_clock.now())) {
        m_patience.start(5ms);
        return;
    }
    m_isReading = true;
    if (!m_disk) {
        QMetaObject::invokeMethod(
            this, [this, ticket = wish.ticket] { finish(ticket, {}); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(
        m_disk,
        [disk = m_disk, ticket = wish.ticket, place = wish.place, length = wish.length] {
            disk->fetch(ticket, place, length);
        },
        Qt::QueuedConnection);
}

void DvrReads::finish(quint64 ticket, const QByteArray &bytes)
{
    if (!m_isReading || m_wishes.front().ticket != ticket)
        return;
    const Wish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    m_isReading = false;
    if (wish.context)
        wish.answer(bytes);
    startNext();
}

} // namespace lancast::dvr
