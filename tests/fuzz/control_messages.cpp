// Texts and binaries as strangers may send them, into the real sessions: nothing breaks, all answers are
// well-formed.
#include "relay/status_json.h"
#include "session/control_message.h"
#include "session/page_fan_out.h"
#include "session/publisher_session.h"
#include "session/viewer_session.h"
#include "websocket/websocket_frame.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/json_input.h"
#include "tests/fuzz/support/made_recording.h"
#include "tests/fuzz/support/require.h"
#include "tests/fuzz/support/socket_peer.h"

#include <QCoreApplication>

#include <memory>

using namespace lancast;
using namespace lancast::fuzz;
using namespace std::chrono_literals;

namespace {

/// A session with its two channels, and the peers at their other ends.
template<typename Session> struct Client
{
    Client(const net::RelayLimits &limits, const net::RelayClock &clock, std::unique_ptr<Session> newSession)
        : session(std::move(newSession))
        , blob(limits, clock)
        , chunk(limits, clock)
    {
        session->attach(net::ChannelSlot::Blob, blob.channel());
        session->attach(net::ChannelSlot::Chunk, chunk.channel());
        blob.channel()->start();
        chunk.channel()->start();
    }

    void readAll()
    {
        blob.readAll();
        chunk.readAll();
    }

    std::unique_ptr<Session> session;
    SocketPeer blob;
    SocketPeer chunk;
};

/// The stream's chunks, for sessions that a shard would serve.
struct PassedOn final : stream::Subscriber
{
    void begin(const stream::Burst &burst) override { fanOut.begin(burst); }
    void deliver(const stream::Chunk &chunk) override { fanOut.deliver(chunk); }
    void setStreamState(stream::StreamState) override {}

    net::PageFanOut fanOut;
};

class Relay final
{
public:
    explicit Relay(FuzzInput &input)
        : m_input(input)
    {
        m_stream.onStateChanged([this](stream::StreamState) { tellState(); });
        m_feeds.main().join(m_passedOn);
        openPublisher();
        openViewer();
    }

    ~Relay()
    {
        m_stream.onStateChanged({});
        m_feeds.main().leave(m_passedOn);
    }

    void step()
    {
        switch (m_input.number(0, 12)) {
        case 0:
        case 1:
            m_publisher->blob.sendText(takeMessage(m_input));
            break;
        case 2:
            m_publisher->chunk.sendText(takeMessage(m_input));
            break;
        case 3:
            m_publisher->blob.sendBinary(m_recording.begin(m_input));
            break;
        case 4:
            m_publisher->blob.sendBinary(m_input.text());
            break;
        case 5:
        case 6:
            m_publisher->chunk.sendBinary(m_recording.next(m_input));
            break;
        case 7:
            m_viewer->blob.sendText(takeMessage(m_input));
            break;
        case 8:
            m_viewer->chunk.sendText(takeMessage(m_input));
            break;
        case 9:
            anySocket().hangUp();
            break;
        case 10:
            anySocket().send(m_input.text(200));
            break;
        case 11:
            tick();
            break;
        default:
            m_publisher->readAll();
            m_viewer->readAll();
        }
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        reopen();
        check();
    }

private:
    [[nodiscard]] net::SessionContext context() { return {{m_clock, m_limits}, m_stream, m_feeds, m_ids}; }

    void openPublisher()
    {
        m_hasPublisher = true;
        m_publisher.reset();
        m_publisher = std::make_unique<Client<net::PublisherSession>>(
            m_limits, m_clock,
            std::make_unique<net::PublisherSession>(m_firstRecording += quint64(1) << 32, net::PacerFactory(),
                                                    context(), nullptr));
        QObject::connect(m_publisher->session.get(), &net::PublisherSession::lost, m_publisher->session.get(),
                         [this] {
                             m_hasPublisher = false;
                             m_stream.publisherLost(m_clock.now());
                         });
    }

    void openViewer()
    {
        m_hasViewer = true;
        m_viewer.reset();
        m_viewer = std::make_unique<Client<net::ViewerSession>>(
            m_limits, m_clock, std::make_unique<net::ViewerSession>(m_ids.next(), context()));
        m_viewer->session->welcome({});
        m_viewer->session->join(m_passedOn.fanOut, m_feeds.main().burst());
        QObject::connect(m_viewer->session.get(), &net::ViewerSession::wantsLive, m_viewer->session.get(),
                         [this] { m_viewer->session->join(m_passedOn.fanOut, m_feeds.main().burst()); });
        QObject::connect(m_viewer->session.get(), &net::ViewerSession::finished, m_viewer->session.get(),
                         [this] { m_hasViewer = false; });
        if (m_input.flag())
            m_viewer->session->sendText(net::textFrame(net::keyMessage("key")), net::PageChoice::Connected);
        tellState();
    }

    /// Whoever was sent away or left comes again.
    void reopen()
    {
        if (!m_hasPublisher)
            openPublisher();
        if (!m_hasViewer)
            openViewer();
    }

    [[nodiscard]] SocketPeer &anySocket()
    {
        SocketPeer *sockets[] = {&m_publisher->blob, &m_publisher->chunk, &m_viewer->blob, &m_viewer->chunk};
        return *sockets[m_input.number<size_t>(0, 3)];
    }

    void tick()
    {
        const auto elapsed = m_input.duration<net::RelayClock::Time>(0s, 20s);
        m_publisher->session->tick(elapsed);
        m_viewer->session->tick(elapsed);
        m_stream.tick(m_clock.now() + elapsed);
    }

    void tellState()
    {
        if (m_publisher)
            m_publisher->session->sendState(m_stream.state(), 1);
        if (m_viewer)
            m_viewer->session->sendText(net::textFrame(net::viewerStateMessage({m_stream.state(), 1, true})),
                                        net::PageChoice::LetIn);
    }

    void check()
    {
        net::StatusSnapshot status;
        m_stream.appendTo(status, m_clock.now());
        m_feeds.appendTo(status);
        net::ClientStatus viewer;
        static_cast<net::ClientFigures &>(viewer) = m_viewer->session->figures();
        status.clients = {m_publisher->session->status(m_clock.now()), viewer};
        for (const net::ClientStatus &client : status.clients) {
            require(client.delayMs.value_or(0) >= 0 && client.delayMs.value_or(0) <= 1'000'000'000,
                    "a delay makes sense");
            require(client.stalls.value_or(0) >= 0 && client.droppedFrames.value_or(0) >= 0,
                    "counts are not negative");
            require(client.queuedBytes >= 0, "no less than nothing is queued");
        }
        require(net::toJson(status).value(QLatin1String("version")).isDouble(), "there is a status");
    }

    FuzzInput &m_input;
    const net::RelayLimits m_limits;
    const net::RelayClock m_clock;
    net::ClientIds m_ids;
    stream::Feeds m_feeds;
    stream::Ingest m_stream{m_feeds.encoding(stream::EncodingId::Main)};
    PassedOn m_passedOn;
    quint64 m_firstRecording = 0;
    bool m_hasPublisher = false;
    bool m_hasViewer = false;
    MadeRecording m_recording;
    std::unique_ptr<Client<net::PublisherSession>> m_publisher;
    std::unique_ptr<Client<net::ViewerSession>> m_viewer;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int argumentCount = 1;
    static char name[] = "control_messages";
    static char *arguments[] = {name, nullptr};
    static const QCoreApplication application(argumentCount, arguments);

    FuzzInput input(data, size);
    Relay relay(input);
    while (!input.isAtEnd())
        relay.step();
    return 0;
}
