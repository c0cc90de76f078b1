// Arbitrary offers: refused with a sentence, or answered with SDP that has the offer's sections and no line
// that the offer made up.
#include "rtc/sdp_answer.h"

#include "tests/fuzz/support/require.h"

#include <algorithm>

using namespace lancast::fuzz;
using namespace lancast::rtc;

namespace {

void checkOffer(const Offer &offer)
{
    require(offer.fingerprint.size() == 32, "a fingerprint has 32 bytes");
    require(offer.ufrag.size() >= 4 && offer.password.size() >= 22, "ICE's credentials are long enough");
    require(offer.media.size() <= 32, "sections have their limit");
    qsizetype wanted = 0;
    qsizetype bundled = 0;
    for (const OfferedMedia &media : offer.media) {
        wanted += media.isWanted ? 1 : 0;
        bundled += media.isWanted && media.isBundled ? 1 : 0;
        require(!media.isWanted || media.kind != MediaKind::Other, "only video and audio are wanted");
        for (const auto &[uri, id] : media.extensions)
            require(id >= 1 && id <= 14 && !uri.isEmpty(), "extensions have ids of the short form");
        for (const OfferedCodec &codec : media.codecs)
            require(codec.payloadType < 64 || (codec.payloadType > 95 && codec.payloadType < 128),
                    "a payload type is not taken for RTCP");
    }
    require(wanted < 2 || bundled == wanted, "there is one transport");
}

/// The first video and the first audio that can be sent.
AnswerOptions optionsFor(const Offer &offer)
{
    AnswerOptions options{"ufrag", "password", QByteArray(32, 'f'), "cname", 9, {}, {}};
    options.addresses = {QHostAddress(QStringLiteral("192.0.2.1")),
                         QHostAddress(QStringLiteral("fe80::1%2"))};
    for (std::size_t i = 0; i < offer.media.size(); ++i) {
        const OfferedMedia &media = offer.media[i];
        for (const char *name : {"vp8", "vp9", "opus"}) {
            const OfferedCodec *codec = media.find(name);
            if (!media.isWanted || codec == nullptr)
                continue;
            options.media.push_back({i, *codec, 1, 3, "s"});
            break;
        }
    }
    return options;
}

bool isPlainLine(const QByteArray &line)
{
    return line.size() >= 3 && line[1] == '=' &&
           std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
}

void checkAnswer(const Offer &offer, const AnswerOptions &options)
{
    QByteArray answer = writeAnswer(offer, options);
    require(answer.endsWith("\r\n"), "an answer ends with its last line");
    qsizetype sections = 0;
    qsizetype mids = 0;
    for (const QByteArray &line : answer.chopped(2).replace("\r\n", "\n").split('\n')) {
        require(isPlainLine(line), "an answer's lines are plain");
        sections += line.startsWith("m=") ? 1 : 0;
        mids += line.startsWith("a=mid:") ? 1 : 0;
    }
    require(sections == qsizetype(offer.media.size()) && mids <= sections, "each section is answered once");
    require(answer.count("a=sendonly") == qsizetype(options.media.size()), "what is wanted is sent");
    require(answer.count("a=candidate:") == (options.media.empty() ? 0 : 2), "there is one transport");
    (void)parseOffer(answer);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray sdp(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto [error, offer] = parseOffer(sdp);
    require(error.isEmpty() || (error.endsWith(QLatin1Char('.')) && offer.media.empty()),
            "what is refused is refused with a sentence");
    if (!error.isEmpty())
        return 0;
    checkOffer(offer);
    checkAnswer(offer, optionsFor(offer));
    return 0;
}
