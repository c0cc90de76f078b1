// What a publisher's two channels may bring, in any order: every viewer still gets a stream that can be
// played.
#include "stream/piece_reassembler.h"

#include "tests/fuzz/support/checked_viewer.h"
#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/made_recording.h"
#include "tests/fuzz/support/require.h"
#include "tests/support/live_stream.h"

#include <array>
#include <memory>

using namespace lancast;
using namespace lancast::fuzz;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype maxViewers = 4;
constexpr qsizetype bulkBytes = 1'500'000; // three of them are more than is kept of what comes too early

test::StreamOptions smallOptions()
{
    test::StreamOptions options;
    options.gopCache = {.maxBytes = 500, .maxSpan = 1s, .minSpan = 200ms};
    options.maxOpenRuns = 3;
    return options;
}

/// A relay with one publisher session after another, at a time that the input lets pass.
class Relay final
{
public:
    explicit Relay(FuzzInput &input)
        : m_input(input)
        , m_stream(smallOptions())
    {
        m_stream.onStateChanged([this](stream::StreamState state) {
            require(state != m_state, "a state is told when it changes");
            m_state = state;
        });
        join();
    }

    ~Relay()
    {
        while (!m_viewers.empty())
            leave();
    }

    void step()
    {
        switch (m_input.number(0, 15)) {
        case 0:
            m_intake->announce(id(), startedAt(), stream::LiveTimeline::StartTimeSource::Told, part());
            break;
        case 1:
            m_intake->select(id());
            break;
        case 2:
            m_intake->end(id());
            break;
        case 3:
            answer(m_intake->blobMessage(m_recording.begin(m_input), m_now));
            break;
        case 4:
            answer(m_intake->blobMessage(m_input.text(), m_now));
            break;
        case 5:
            answer(m_intake->chunkMessage(m_input.text(), m_now));
            break;
        case 6:
            answer(m_intake->chunkMessage(bulk(), m_now));
            break;
        case 7:
            m_stream.setPaused(m_input.flag());
            break;
        case 8:
            reconnect();
            break;
        case 9:
            m_stream.end();
            break;
        case 10:
            m_now += m_input.duration<test::LiveStream::Time>(0s, 15s);
            m_stream.tick(m_now);
            break;
        case 11:
            join();
            break;
        case 12:
            leave();
            break;
        default:
            m_now += m_input.duration<test::LiveStream::Time>(0ms, 60ms);
            answer(m_intake->chunkMessage(m_recording.next(m_input), m_now));
        }
        check();
    }

private:
    /// Rarely: it takes time.
    [[nodiscard]] QByteArray bulk() { return {m_input.number(0, 20) == 0 ? bulkBytes : 10, 'x'}; }

    [[nodiscard]] stream::RunPart part()
    {
        return std::array{stream::RunPart::Whole, stream::RunPart::Video,
                          stream::RunPart::Audio}[m_input.number<std::size_t>(0, 2)];
    }

    [[nodiscard]] quint64 id()
    {
        return m_input.flag() ? ++m_lastId : m_input.number<quint64>(0, 0xFFFF'FFFF);
    }

    [[nodiscard]] std::optional<test::LiveStream::Time> startedAt()
    {
        if (m_input.flag())
            return std::nullopt;
        return m_now + m_input.duration<test::LiveStream::Time>(-10s, 10s);
    }

    /// A refused session is closed: as PublisherSession, nothing more of it is taken.
    void answer(const QString &refusal)
    {
        if (!refusal.isEmpty())
            reconnect();
    }

    void reconnect()
    {
        m_stream.publisherLost(m_now);
        m_firstId += quint64(1) << 32;
        m_intake = std::make_unique<stream::PieceReassembler>(m_stream, m_firstId);
    }

    void join()
    {
        if (qsizetype(m_viewers.size()) == maxViewers)
            leave();
        m_viewers.push_back(std::make_unique<CheckedViewer>(m_input.flag() ? CheckedViewer::Kind::Steady
                                                                           : CheckedViewer::Kind::Lagging));
        m_stream.join(*m_viewers.back());
    }

    void leave()
    {
        if (m_viewers.empty())
            return;
        m_stream.leave(*m_viewers.front());
        m_viewers.erase(m_viewers.begin());
    }

    void check() const
    {
        const stream::StreamStatus status = m_stream.snapshot(m_now);
        require(status.state == m_state, "every change of state is told");
        require(status.gopCacheBytes >= 0 && status.gopCacheBytes <= status.gopCacheLimitBytes,
                "the GOP cache keeps its limit");
        require(status.bitsPerSecondIn >= 0, "rates are not negative");
        require(status.liveFor >= 0ms, "time does not go back");
    }

    FuzzInput &m_input;
    test::LiveStream m_stream;
    stream::StreamState m_state = stream::StreamState::Waiting;
    test::LiveStream::Time m_now = 1h;
    quint64 m_firstId = 0;
    quint64 m_lastId = 0;
    std::unique_ptr<stream::PieceReassembler> m_intake =
        std::make_unique<stream::PieceReassembler>(m_stream, m_firstId);
    MadeRecording m_recording;
    std::vector<std::unique_ptr<CheckedViewer>> m_viewers;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzInput input(data, size);
    Relay relay(input);
    while (!input.isAtEnd())
        relay.step();
    return 0;
}
