// Makes recordings that nobody would make on purpose: a seed says what is wrong with one, and with it come
// its bytes, when they arrive, and the frames that are in it with the times at which they were taken.
#pragma once

#include "webm/media.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

class QRandomGenerator;

namespace lancast::test {

/// What a seed stands for. Of holes, jumps, wild Clusters and zeroed bytes each recording has some.
struct Disorder
{
    using Time = std::chrono::nanoseconds;

    enum class Flags { Right, Missing, Lying }; ///< of keyframes
    enum class Order {
        Constant, ///< audio stands by audioOffset behind the video of its time (below 0: before it)
        Steps,    ///< in steps of audioOffset all audio stands behind the video of its time (below 0: before)
    };
    static constexpr int keyframeEvery = 25; ///< in all recordings
    struct Span
    {
        Time from{0};
        Time to{0};
    };
    /// From a time on, all times are stated later by so much, or earlier.
    struct Jump
    {
        Time at{0};
        Time by{0};
    };

    explicit Disorder(quint32 seed);
    [[nodiscard]] QByteArray words() const;
    /// Whether audio is stated at other times than its packets' lengths add up to.
    [[nodiscard]] bool isAudioUneven() const { return audioPace != 1 || audioShift.by != Time(0); }
    /// Packets of audio for which there is no time.
    [[nodiscard]] int packetsTooMany() const;

    quint32 seed = 0;
    bool isVp9 = false;
    int channels = 1; ///< 1 to 8
    Time videoStep{0};
    Time length{0};
    Time base{0};        ///< what the first frame's time is
    int lace = 1;        ///< audio packets in a block, 1 to 32
    bool isXiph = false; ///< else EBML lacing
    Order order = Order::Constant;
    Time audioOffset{0};   ///< at most two seconds
    double audioPace = 1;  ///< what audio packets are stated to be apart, as a share of what they last
    Jump audioShift;       ///< of audio alone, by at most 30 ms
    Time clusterLength{0}; ///< at most; keyframes may begin one, too
    bool beginsClustersAtKeyframes = false;
    bool hasKnownSizes = false; ///< of Clusters
    Flags flags = Flags::Right;
    std::vector<Span> withoutVideo;
    std::vector<Span> withoutAudio;
    int keyframesOnly = 0; ///< and only every so many of them; 0: all frames
    std::optional<Jump> jump;
    std::optional<Jump> wildCluster; ///< one Cluster alone
    qsizetype zeroedBytes = 0;       ///< in the middle of the recording

private:
    void endHolesOfVideoAtKeyframes();
    void makeAudioUneven(QRandomGenerator &random);
    void leaveOutWhatHidesTime();
};

struct DisorderedRecording
{
    using Time = std::chrono::nanoseconds;

    struct Frame
    {
        webm::TrackType type = webm::TrackType::Video;
        Time time{0}; ///< at which it was taken, without jumps; 0 is the start of the recording
        QByteArray payload;
        bool isKeyframe = true;
        bool isBehindJump = false;
        bool isDamaged = false; ///< it, what stands before it in its Cluster, or the time of its block alone
    };
    /// Bytes up to \a end cannot be there before \a due, since what they hold has not been taken.
    struct Part
    {
        qsizetype end = 0;
        Time due{0};
    };

    QByteArray bytes;
    std::vector<Part> parts;   ///< in the order of the bytes
    std::vector<Frame> frames; ///< by time
};

[[nodiscard]] DisorderedRecording makeRecording(const Disorder &disorder);

} // namespace lancast::test
