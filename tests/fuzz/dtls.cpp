// A DTLS session that is fed any datagrams, among them those of a real client, whole or spoiled.
#include "rtc/dtls.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"
#include "tests/support/dtls_client.h"

using namespace lancast;
using namespace lancast::fuzz;

using State = rtc::DtlsSession::State;

namespace {

rtc::DtlsContext &context()
{
    static rtc::DtlsContext made;
    static const bool isStarted = made.start();
    require(isStarted, "a context can be made");
    return made;
}

/// A session and what its rightful peer has sent that has not arrived.
class Exchange final
{
public:
    explicit Exchange(FuzzInput &input)
        : m_input(input)
        , m_session(context(), m_client.fingerprint())
        , m_onTheWay(m_client.start())
    {
    }

    void step()
    {
        switch (m_input.number(0, 7)) {
        case 0:
        case 1:
            answer(m_session.receive(m_input.text(2'100)));
            break;
        case 2:
            spoil();
            break;
        case 3:
            answer(m_session.onTick());
            break;
        case 4:
            m_onTheWay += m_client.close();
            break;
        case 5:
            if (m_input.number(0, 7) == 0)
                answer(m_session.close());
            break;
        default:
            if (!m_onTheWay.isEmpty())
                answer(m_session.receive(m_onTheWay.takeFirst()));
        }
        check();
    }

private:
    /// A datagram of the client with a few other bytes, and perhaps cut.
    void spoil()
    {
        if (m_onTheWay.isEmpty())
            return;
        QByteArray datagram = m_onTheWay.first();
        for (int count = m_input.number(0, 3); count > 0; --count)
            datagram[m_input.number<qsizetype>(0, datagram.size() - 1)] = char(m_input.number(0, 255));
        datagram.truncate(m_input.number<qsizetype>(0, datagram.size()));
        answer(m_session.receive(datagram));
    }

    void answer(const QByteArrayList &datagrams)
    {
        for (const QByteArray &datagram : datagrams) {
            require(datagram.size() > 13 && datagram.size() <= rtc::maxDtlsDatagram,
                    "a datagram has a record, and fits into every path");
            m_onTheWay += m_client.receive(datagram);
        }
        require(m_last == State::Handshaking || m_last == State::Connected || datagrams.isEmpty(),
                "a session that is over says nothing");
    }

    void check()
    {
        const State state = m_session.state();
        require(state == m_last || m_last == State::Handshaking ||
                    (m_last == State::Connected && state != State::Handshaking),
                "a session never goes back");
        require((state == State::Failed) == !m_session.errorString().isEmpty(), "a failure has its reason");
        if (state == State::Connected) {
            const auto theirs = m_client.keys();
            require(!theirs || (theirs->send == m_session.keys().receive &&
                                theirs->receive == m_session.keys().send),
                    "both sides have the same keys");
        }
        require(state != State::Handshaking || m_session.keys().send.isEmpty(),
                "there are no keys before the peer has proved who it is");
        m_last = state;
    }

    FuzzInput &m_input;
    test::DtlsClient m_client;
    rtc::DtlsSession m_session;
    QByteArrayList m_onTheWay;
    State m_last = State::Handshaking;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    Exchange exchange(input);
    for (int count = 0; count < 200 && !input.isAtEnd(); ++count)
        exchange.step();
    return 0;
}
