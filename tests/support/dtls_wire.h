// A DTLS session and its peer, and what may happen to datagrams on the way between them.
#pragma once

#include "rtc/dtls.h"

#include "tests/support/dtls_client.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lancast::test {

/// What may happen to a datagram, each once in so many; 0: never.
struct DtlsFaults
{
    int lost = 0;
    int doubled = 0;
    int swapped = 0; ///< delivered after those that are on the way
    int truncated = 0;
    int flipped = 0; ///< one bit
};

class DtlsWire final
{
public:
    DtlsWire(rtc::DtlsContext &context, const DtlsClientOptions &options = {}, const DtlsFaults &faults = {},
             quint32 seed = 1)
        : client(options)
        , session(context, client.fingerprint())
        , m_faults(faults)
        , m_random(seed)
    {
    }

    DtlsClient client;
    rtc::DtlsSession session;
    int longestOfServer = 0;

    void toServer(const QByteArrayList &datagrams) { spoil(datagrams, m_toServer); }
    void toClient(const QByteArrayList &datagrams)
    {
        for (const QByteArray &datagram : datagrams)
            longestOfServer = std::max(longestOfServer, int(datagram.size()));
        spoil(datagrams, m_toClient);
    }

    /// Delivers what is on the way, and what that brings.
    void deliver()
    {
        while (!m_toServer.isEmpty() || !m_toClient.isEmpty()) {
            if (!m_toServer.isEmpty())
                toClient(session.receive(m_toServer.takeFirst()));
            if (!m_toClient.isEmpty())
                toServer(client.receive(m_toClient.takeFirst()));
        }
    }

    [[nodiscard]] bool areBothConnected()
    {
        deliver();
        toServer(client.onTick());
        toClient(session.onTick());
        return client.isConnected() && session.state() == rtc::DtlsSession::State::Connected;
    }

    [[nodiscard]] bool haveSameKeys() const
    {
        const auto theirs = client.keys();
        const rtc::SrtpKeys &ours = session.keys();
        return theirs && theirs->profile == int(ours.profile) && theirs->send == ours.receive &&
               theirs->receive == ours.send && ours.send != ours.receive;
    }

private:
    [[nodiscard]] bool happens(int oneIn) { return oneIn != 0 && m_random.bounded(oneIn) == 0; }

    void spoil(const QByteArrayList &datagrams, QByteArrayList &into)
    {
        for (QByteArray datagram : datagrams) {
            if (happens(m_faults.lost))
                continue;
            if (happens(m_faults.truncated))
                datagram.truncate(m_random.bounded(datagram.size()));
            if (happens(m_faults.flipped)) {
                char &byte = datagram[m_random.bounded(datagram.size())];
                byte = char(byte ^ 1 << m_random.bounded(8));
            }
            const int copies = happens(m_faults.doubled) ? 2 : 1;
            for (int copy = 0; copy < copies; ++copy)
                into.insert(happens(m_faults.swapped) ? 0 : into.size(), datagram);
        }
    }

    const DtlsFaults m_faults;
    QRandomGenerator m_random;
    QByteArrayList m_toServer;
    QByteArrayList m_toClient;
};

} // namespace lancast::test
