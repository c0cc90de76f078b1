#include "tests/support/disordered_recording.h"

#include <QRandomGenerator>

#include <algorithm>

namespace lancast::test {

using namespace std::chrono_literals;

namespace {

using Time = Disorder::Time;

bool isOneIn(int count, QRandomGenerator &random)
{
    return random.bounded(count) == 0;
}

Time between(int least, int most, QRandomGenerator &random)
{
    return random.bounded(least, most) * 1ms;
}

Disorder::Span spanOf(int longest, QRandomGenerator &random)
{
    const Time from = between(500, 12'000, random);
    return {from, from + between(100, longest, random)};
}

} // namespace

Disorder::Disorder(quint32 seedOfIt)
    : seed(seedOfIt)
{
    QRandomGenerator random(seed);
    isVp9 = isOneIn(3, random);
    channels = random.bounded(1, 9);
    videoStep = std::vector<Time>{40ms, 33'333'333ns, 16'666'667ns}[size_t(random.bounded(3))];
    length = 14s;
    lace = isOneIn(2, random) ? 1 : random.bounded(2, 33);
    isXiph = isOneIn(2, random);
    order = isOneIn(2, random) ? Order::Constant : Order::Steps;
    audioOffset = isOneIn(3, random) ? 0ms : between(-2'000, 2'001, random);
    clusterLength = between(100, 2'000, random);
    beginsClustersAtKeyframes = isOneIn(2, random);
    hasKnownSizes = isOneIn(3, random);
    flags = std::vector<Flags>{Flags::Right, Flags::Missing, Flags::Lying}[size_t(random.bounded(3))];
    keyframesOnly = isOneIn(4, random) ? random.bounded(1, 6) : 0;
    if (isOneIn(3, random))
        withoutVideo.push_back(spanOf(9'000, random));
    if (isVp9)
        endHolesOfVideoAtKeyframes();
    if (isOneIn(3, random))
        withoutAudio.push_back(spanOf(9'000, random));
    if (isOneIn(6, random))
        withoutAudio.push_back({0s, between(100, 3'000, random)});
    const Time at = between(6'000, 8'000, random);
    const Time by = between(5'000, 3'600'000, random);
    switch (random.bounded(5)) {
    case 0:
        jump = Jump{at, by};
        break;
    case 1:
        base = 3'600s;
        jump = Jump{at, -by};
        break;
    case 2:
        base = 3'600s;
        wildCluster = Jump{at, isOneIn(2, random) ? by : -by};
        break;
    case 3:
        zeroedBytes = random.bounded(2'000, 12'000);
        break;
    default:
        makeAudioUneven(random);
        break;
    }
    leaveOutWhatHidesTime();
}

/// Its decoder refuses frames that refer to others than they were made from.
void Disorder::endHolesOfVideoAtKeyframes()
{
    const Time step = keyframeEvery * videoStep;
    for (Span &span : withoutVideo)
        span.to = (span.to + step - 1ns) / step * step;
}

/// A sound card whose clock is not the computer's, or a recorder that lost count. In a lace only the first
/// packet's time is stated.
void Disorder::makeAudioUneven(QRandomGenerator &random)
{
    lace = 1;
    audioOffset = isOneIn(2, random) ? 0ms : audioOffset;
    const double drift = random.bounded(15, 301) / 10'000.0;
    if (isOneIn(2, random))
        audioPace = isOneIn(2, random) ? 1 + drift : 1 - drift;
    else
        audioShift = {between(2'000, 8'000, random), between(-30, 31, random)};
}

/// When nothing is there for more than four seconds, times have jumped; and when times jump where one track
/// has a hole, nothing says how long that was.
void Disorder::leaveOutWhatHidesTime()
{
    const auto overlaps = [](const Span &one, const Span &other, Time least) {
        return std::min(one.to, other.to) - std::max(one.from, other.from) > least;
    };
    const Time at = jump ? jump->at : wildCluster ? wildCluster->at : -1h;
    const auto isAtJump = [&](const Span &span) { return overlaps(span, {at - 4s, at + 3s}, 0s); };
    std::erase_if(withoutVideo, isAtJump);
    std::erase_if(withoutAudio, [&](const Span &span) {
        return isAtJump(span) || (keyframesOnly > 0 && span.to - span.from > 1s) ||
               std::ranges::any_of(withoutVideo,
                                   [&](const Span &video) { return overlaps(span, video, 1s); });
    });
}

int Disorder::packetsTooMany() const
{
    const Time tooMuch = std::chrono::round<Time>(std::max(1 - audioPace, 0.0) * length) - audioShift.by;
    return tooMuch > 0ns ? int(tooMuch / 20ms) + 1 : 0;
}

QByteArray Disorder::words() const
{
    const auto ms = [](Time time) { return QByteArray::number(qint64(time / 1ms)) + " ms"; };
    QByteArray words = QByteArray(isVp9 ? "VP9" : "VP8") + " every " + ms(videoStep);
    words += ", " + QByteArray::number(channels) + " channels, laces of " + QByteArray::number(lace);
    words += QByteArray(order == Order::Steps ? ", in steps" : ", constantly") + " off by " + ms(audioOffset);
    words += ", Clusters of " + ms(clusterLength) + (hasKnownSizes ? " of known size" : "");
    if (flags != Flags::Right)
        words += flags == Flags::Missing ? ", no flags" : ", flags that lie";
    if (keyframesOnly > 0)
        words += ", only every keyframe of " + QByteArray::number(keyframesOnly);
    if (audioPace != 1)
        words += ", audio at a pace of " + QByteArray::number(audioPace);
    if (audioShift.by != 0ms)
        words += ", audio from " + ms(audioShift.at) + " on off by " + ms(audioShift.by);
    for (const Span &span : withoutVideo)
        words += ", no video from " + ms(span.from) + " to " + ms(span.to);
    for (const Span &span : withoutAudio)
        words += ", no audio from " + ms(span.from) + " to " + ms(span.to);
    if (jump)
        words += ", at " + ms(jump->at) + " a jump by " + ms(jump->by);
    if (wildCluster)
        words += ", at " + ms(wildCluster->at) + " a Cluster off by " + ms(wildCluster->by);
    if (zeroedBytes > 0)
        words += ", " + QByteArray::number(zeroedBytes) + " bytes zeroed";
    return words;
}

} // namespace lancast::test
