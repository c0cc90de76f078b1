#include "webm/opus_packet.h"

namespace lancast::webm {

using std::chrono::microseconds;

namespace {

constexpr microseconds maxPacketDuration{120'000}; // RFC 6716 section 3.4, R5

// RFC 6716 table 2: the five upper bits of the first byte.
microseconds frameDuration(int configuration)
{
    constexpr int silk[] = {10'000, 20'000, 40'000, 60'000};
    constexpr int hybrid[] = {10'000, 20'000};
    constexpr int celt[] = {2'500, 5'000, 10'000, 20'000};
    if (configuration < 12)
        return microseconds(silk[configuration % 4]);
    if (configuration < 16)
        return microseconds(hybrid[configuration % 2]);
    return microseconds(celt[configuration % 4]);
}

// 0 where the count is missing.
int frameCount(QByteArrayView packet)
{
    const int code = packet[0] & 3;
    if (code == 0)
        return 1;
    if (code != 3)
        return 2;
    return packet.size() > 1 ? packet[1] & 0x3F : 0;
}

} // namespace

microseconds opusPacketDuration(QByteArrayView packet)
{
    if (packet.isEmpty())
        return microseconds(0);
    const microseconds duration = frameDuration(static_cast<quint8>(packet[0]) >> 3) * frameCount(packet);
    return duration <= maxPacketDuration ? duration : microseconds(0);
}

QByteArray opusLoss(QByteArrayView packet)
{
    constexpr quint8 oneFrame = 0; // the two lower bits of the first byte
    return packet.isEmpty() ? QByteArray() : QByteArray(1, char((quint8(packet[0]) & ~3) | oneFrame));
}

} // namespace lancast::webm
