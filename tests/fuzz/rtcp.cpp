// Arbitrary decrypted datagrams as RTCP: what they say has its limits, and nothing is made up.
#include "rtc/rtcp.h"

#include "tests/fuzz/support/require.h"

using namespace lancast::fuzz;
using namespace lancast::rtc;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray compound(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)isRtcp(compound);
    const std::optional<RtcpFeedback> feedback = parseRtcp(compound);
    if (!feedback)
        return 0;
    require(compound.size() <= maxRtcpBytes && compound.size() % 4 == 0, "packets are of whole words");
    require(qsizetype(feedback->reports.size()) * 24 <= compound.size(), "each report was there");
    require(feedback->lost.size() <= maxLostPackets, "lost packets have their limit");
    require(qsizetype(feedback->lost.size()) * 4 <= compound.size() * 17, "each lost packet was named");
    require(qsizetype(feedback->keyframesWanted.size()) * 8 <= compound.size(), "each stream was named");
    for (const ReportBlock &report : feedback->reports) {
        require(report.fractionLost >= 0 && report.fractionLost < 1, "a fraction is one");
        require(report.lostPackets >= -0x800000 && report.lostPackets < 0x800000, "a count has 24 bits");
    }
    const auto twice = parseRtcp(compound + compound);
    require(!twice || twice->reports.size() == 2 * feedback->reports.size(), "packets stand for themselves");
    return 0;
}
