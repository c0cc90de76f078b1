#include "tests/support/disordered_recording.h"

#include "tests/support/test_data.h"
#include "tests/support/webm_elements.h"
#include "webm/demuxer.h"

#include <QRandomGenerator>

#include <algorithm>
#include <iterator>

namespace lancast::test {

using namespace std::chrono_literals;

namespace {

using Time = Disorder::Time;
using Frame = DisorderedRecording::Frame;
using webm::TrackType;

constexpr Time packetLength = 20ms;
constexpr int videoNumber = 1;
constexpr int audioNumber = 2;

bool isOneIn(int count, QRandomGenerator &random)
{
    return random.bounded(count) == 0;
}

/// Payloads of a recording in tests/data, in the order of decoding.
std::vector<QByteArray> payloadsOf(const char *name, TrackType type)
{
    webm::Demuxer demuxer;
    std::vector<webm::Frame> blocks;
    (void)demuxer.feed(recording(name), blocks);
    std::vector<QByteArray> payloads;
    for (const webm::Frame &block : blocks) {
        if (block.type == type)
            payloads.push_back(block.payload);
    }
    return payloads;
}

/// One stream for each channel, all of them alike: all but the last packet state their sizes (RFC 7845
/// section 3, RFC 6716 appendix B). \a packet is of one channel and one frame. In the last one's padding (RFC
/// 6716 section 3.2.5) stands \a count, which makes it differ from all others.
QByteArray opusPacket(const QByteArray &packet, int channels, int count)
{
    const int size = int(packet.size()) - 1;
    const int first = size < 252 ? size : 252 + size % 4;
    QByteArray delimited = packet.left(1) + char(first);
    if (size >= 252)
        delimited += char((size - first) / 4);
    delimited += packet.mid(1);
    constexpr char oneFrameAndPadding[] = "\x41\x02";
    const QByteArray last =
        char(packet[0] | 3) + QByteArray(oneFrameAndPadding) + packet.mid(1) + bigEndian(quint64(count), 2);
    return (channels > 2 ? delimited.repeated(channels - 1) : QByteArray()) + last;
}

/// Bytes behind the last partition, or tile, that no decoder comes to.
QByteArray videoFrame(const QByteArray &frame, int count)
{
    return frame + bigEndian(quint64(count), 2) + '\x55';
}

/// RFC 7845 section 5.1, with mapping family 1 where there are more than two channels.
QByteArray opusHead(int channels)
{
    QByteArray head =
        "OpusHead\x01" + QByteArray(1, char(channels)) + hex("3801") + hex("80BB0000") + hex("0000");
    head += char(channels > 2 ? 1 : 0);
    if (channels > 2) {
        head += QByteArray(1, char(channels)) + '\0';
        for (int i = 0; i < channels; ++i)
            head += char(i);
    }
    return head;
}

QByteArray entriesOf(const Disorder &disorder)
{
    const QByteArray video = element("AE", number("D7", videoNumber) + number("83", 1) +
                                               element("86", disorder.isVp9 ? "V_VP9" : "V_VP8") +
                                               element("E0", number("B0", 320) + number("BA", 180)));
    const QByteArray audio = element(
        "AE", number("D7", audioNumber) + number("83", 2) + element("86", "A_OPUS") +
                  element("63A2", opusHead(disorder.channels)) +
                  element("E1", element("B5", hex("473B8000")) + number("9F", quint64(disorder.channels))));
    return video + audio;
}

bool isWithin(const std::vector<Disorder::Span> &spans, Time time)
{
    return std::ranges::any_of(
        spans, [time](const Disorder::Span &span) { return time >= span.from && time < span.to; });
}

/// Of packet \a i.
Time audioTime(const Disorder &disorder, int i)
{
    const Time time = std::chrono::round<Time>(i * packetLength * disorder.audioPace);
    return time + (time >= disorder.audioShift.at ? disorder.audioShift.by : 0ms);
}

std::vector<Frame> framesOf(const Disorder &disorder)
{
    std::vector<Frame> frames;
    const auto add = [&](TrackType type, Time time, const QByteArray &payload, bool isKeyframe) {
        const bool isVideo = type == TrackType::Video;
        if (!isWithin(isVideo ? disorder.withoutVideo : disorder.withoutAudio, time))
            frames.push_back({type, time, payload, isKeyframe, disorder.jump && time >= disorder.jump->at});
    };
    const auto video = payloadsOf(disorder.isVp9 ? "ffmpeg-vp9.webm" : "ffmpeg.webm", TrackType::Video);
    for (int i = 0; i * disorder.videoStep < disorder.length; ++i) {
        if (disorder.keyframesOnly == 0 || i % (Disorder::keyframeEvery * disorder.keyframesOnly) == 0)
            add(TrackType::Video, i * disorder.videoStep, videoFrame(video[size_t(i) % video.size()], i),
                i % Disorder::keyframeEvery == 0);
    }
    const auto audio = payloadsOf("ffmpeg-opus.webm", TrackType::Audio);
    for (int i = 0; audioTime(disorder, i) < disorder.length; ++i)
        add(TrackType::Audio, audioTime(disorder, i),
            opusPacket(audio[size_t(i) % audio.size()], disorder.channels, i), true);
    std::ranges::stable_sort(frames, {}, &Frame::time);
    return frames;
}

/// Some packets of audio that follow each other, or one frame of video.
struct Lace
{
    std::vector<Frame *> frames;
    Time place{0}; ///< in the order of the bytes

    [[nodiscard]] TrackType type() const { return frames.front()->type; }
    [[nodiscard]] Time time() const { return frames.front()->time; }
    /// Before then the last of it has not been taken.
    [[nodiscard]] Time due() const
    {
        return frames.back()->time + (type() == TrackType::Audio ? packetLength : 0ms);
    }
};

std::vector<Lace> lacesOf(std::vector<Frame> &frames, const Disorder &disorder)
{
    std::vector<Lace> laces;
    std::optional<size_t> open;
    for (Frame &frame : frames) {
        const bool isAudio = frame.type == TrackType::Audio;
        const bool continues = isAudio && open && laces[*open].frames.size() < size_t(disorder.lace) &&
                               laces[*open].due() == frame.time &&
                               laces[*open].frames.front()->isBehindJump == frame.isBehindJump;
        if (continues) {
            laces[*open].frames.push_back(&frame);
            continue;
        }
        if (isAudio)
            open = laces.size();
        laces.push_back({{&frame}, {}});
    }
    return laces;
}

void putInOrder(std::vector<Lace> &laces, const Disorder &disorder)
{
    const Time step = std::chrono::abs(disorder.audioOffset);
    const bool isInSteps = disorder.order == Disorder::Order::Steps && step > 0ms;
    for (Lace &lace : laces) {
        const bool isAudio = lace.type() == TrackType::Audio;
        lace.place = lace.time();
        if (isInSteps) {
            const bool isLast = isAudio == (disorder.audioOffset > 0ms);
            lace.place = lace.time() / step * step + (isLast ? step / 2 : 0ms);
        } else if (isAudio) {
            lace.place += disorder.audioOffset;
        }
    }
    std::ranges::stable_sort(laces, {}, &Lace::place);
}

/// The sizes of all frames but the last: as they are in Xiph's lacing, else the first as it is and each other
/// as its difference from the one before, with an offset of 2^20 - 1 in three bytes.
QByteArray laceSizes(const std::vector<Frame *> &frames, bool isXiph)
{
    QByteArray sizes(1, char(frames.size() - 1));
    qsizetype before = 0;
    for (auto frame = frames.begin(); frame != std::prev(frames.end()); ++frame) {
        const qsizetype size = (*frame)->payload.size();
        if (isXiph)
            sizes += QByteArray(size / 255, char(255)) + char(size % 255);
        else if (frame == frames.begin())
            sizes += bigEndian(quint64(size) | 0x200000, 3);
        else
            sizes += bigEndian(quint64(size - before + (1 << 20) - 1) | 0x200000, 3);
        before = size;
    }
    return sizes;
}

QByteArray blockOf(const Lace &lace, Time relative, bool isFlagged, bool isXiph)
{
    QByteArray payload;
    for (const Frame *frame : lace.frames)
        payload += frame->payload;
    int flags = isFlagged ? 0x80 : 0;
    if (lace.frames.size() > 1) {
        payload.prepend(laceSizes(lace.frames, isXiph));
        flags |= isXiph ? 0x02 : 0x06;
    }
    return simpleBlock(lace.type() == TrackType::Video ? videoNumber : audioNumber,
                       qint16(std::chrono::round<std::chrono::milliseconds>(relative).count()), flags,
                       payload);
}

class Writer final
{
public:
    explicit Writer(const Disorder &disorder)
        : m_disorder(disorder)
        , m_random(disorder.seed + 77)
    {
        m_recording.bytes = beginning(entriesOf(disorder));
    }

    void write(const Lace &lace)
    {
        const bool isKey = lace.frames.front()->isKeyframe;
        if (m_content.empty() || mustBeginCluster(lace, isKey))
            beginCluster(lace);
        const bool isFlagged = m_disorder.flags == Disorder::Flags::Right
                                   ? isKey
                                   : m_disorder.flags == Disorder::Flags::Lying && isOneIn(2, m_random);
        const Time stated = statedTime(lace);
        m_due = std::max(m_due, lace.due());
        m_content.push_back(
            {blockOf(lace, stated - m_clusterTime, isFlagged, m_disorder.isXiph), lace, m_due});
    }

    [[nodiscard]] DisorderedRecording finish()
    {
        endCluster();
        damage();
        return std::move(m_recording);
    }

private:
    struct Written
    {
        QByteArray bytes;
        Lace lace;
        Time due{0};
    };
    struct Range
    {
        qsizetype begin = 0;
        qsizetype end = 0;
        std::vector<Frame *> frames; ///< none: the header of a Cluster
    };

    [[nodiscard]] Time statedTime(const Lace &lace) const
    {
        return lace.time() + m_disorder.base +
               (lace.frames.front()->isBehindJump ? m_disorder.jump->by : 0ms);
    }

    [[nodiscard]] bool mustBeginCluster(const Lace &lace, bool isKey) const
    {
        const Time stated = statedTime(lace);
        const bool isFar = std::chrono::abs(stated - m_clusterTime) > 30s;
        const bool isKeyframe = lace.type() == TrackType::Video && isKey;
        return isFar || lace.place - m_clusterPlace >= m_disorder.clusterLength ||
               (isKeyframe && m_disorder.beginsClustersAtKeyframes);
    }

    void beginCluster(const Lace &lace)
    {
        endCluster();
        m_clusterTime = statedTime(lace);
        m_clusterTime = std::chrono::floor<std::chrono::milliseconds>(m_clusterTime);
        m_clusterPlace = lace.place;
    }

    void endCluster()
    {
        if (m_content.empty())
            return;
        Time stated = m_clusterTime;
        const bool isWild = m_disorder.wildCluster && !m_hasBeenWild &&
                            m_content.front().lace.time() >= m_disorder.wildCluster->at;
        if (isWild) {
            m_hasBeenWild = true;
            stated += m_disorder.wildCluster->by;
            markLonely();
        }
        QByteArray blocks;
        for (const Written &written : m_content)
            blocks += written.bytes;
        const QByteArray timestamp = number("E7", quint64(stated / 1ms));
        const QByteArray head =
            (m_disorder.hasKnownSizes ? header("1F43B675", quint64(timestamp.size() + blocks.size()))
                                      : openEnded("1F43B675")) +
            timestamp;
        // A muxer that knows the size has to wait for all of it.
        const Time due = m_disorder.hasKnownSizes ? m_content.back().due : m_content.front().due;
        append(head, due, {});
        for (const Written &written : m_content)
            append(written.bytes, std::max(due, written.due), written.lace.frames);
        m_content.clear();
    }

    /// In the wild Cluster, one or two blocks of a track are too few to be believed.
    void markLonely()
    {
        for (const TrackType type : {TrackType::Video, TrackType::Audio}) {
            const auto isOfType = [type](const Written &written) { return written.lace.type() == type; };
            if (std::ranges::count_if(m_content, isOfType) > 2)
                continue;
            for (const Written &written : m_content) {
                if (isOfType(written))
                    markDamaged(written.lace.frames);
            }
        }
    }

    static void markDamaged(const std::vector<Frame *> &frames)
    {
        for (Frame *frame : frames)
            frame->isDamaged = true;
    }

    void append(const QByteArray &bytes, Time due, const std::vector<Frame *> &frames)
    {
        const qsizetype begin = m_recording.bytes.size();
        m_recording.bytes += bytes;
        m_recording.parts.push_back({m_recording.bytes.size(), due});
        m_ranges.push_back({begin, m_recording.bytes.size(), frames});
    }

    /// What is zeroed, and all that stands between it and the next Cluster, is lost.
    void damage()
    {
        if (m_disorder.zeroedBytes == 0)
            return;
        const qsizetype half = m_recording.bytes.size() / 2;
        qsizetype from = half - half / 4 + m_random.bounded(int(half / 2));
        qsizetype to = std::min(from + m_disorder.zeroedBytes, m_recording.bytes.size());
        // With the rest of a Cluster, more than a second could as well be a jump.
        const auto &parts = m_recording.parts;
        const auto first = std::ranges::upper_bound(parts, from, {}, &DisorderedRecording::Part::end);
        const auto beyond = std::find_if(first, parts.end(),
                                         [first](const auto &part) { return part.due > first->due + 1s; });
        if (beyond != parts.end())
            to = std::min(to, std::prev(beyond)->end);
        // In the middle of a block only its decoder can see it; and most video ends with one or two zeros.
        for (const Range &range : m_ranges) {
            if (range.begin > from || from >= range.end)
                continue;
            to = std::max(to, range.end + 9);
            const bool isVideo = !range.frames.empty() && range.frames.front()->type == TrackType::Video;
            if (isVideo && range.end - from <= 2)
                from = range.end;
        }
        std::fill(m_recording.bytes.begin() + from, m_recording.bytes.begin() + to, '\0');
        for (const Range &range : m_ranges) {
            const bool isIntactCluster = range.frames.empty() && range.begin >= to;
            if (range.end >= from && isIntactCluster)
                break;
            if (range.end >= from)
                markDamaged(range.frames);
        }
    }

    const Disorder &m_disorder;
    QRandomGenerator m_random;
    DisorderedRecording m_recording;
    std::vector<Range> m_ranges;
    std::vector<Written> m_content; ///< of the open Cluster
    Time m_clusterTime{0};
    Time m_clusterPlace{0};
    Time m_due{0};
    bool m_hasBeenWild = false;
};

} // namespace

DisorderedRecording makeRecording(const Disorder &disorder)
{
    std::vector<Frame> frames = framesOf(disorder);
    std::vector<Lace> laces = lacesOf(frames, disorder);
    putInOrder(laces, disorder);
    Writer writer(disorder);
    for (const Lace &lace : laces)
        writer.write(lace);
    DisorderedRecording recording = writer.finish();
    recording.frames = std::move(frames);
    return recording;
}

} // namespace lancast::test
