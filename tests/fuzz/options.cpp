// Arbitrary words as the application's command line: each is taken, refused with a sentence, or answered.
#include "options.h"
#include "options_in_force.h"

#include "tests/fuzz/support/require.h"

#include <QByteArray>

using namespace lancast::app;
using namespace lancast::fuzz;

namespace {

void checkOptions(const AppOptions &options)
{
    require(options.source != SourceKind::File || !options.sourceFile.isEmpty(),
            "a file source names its file");
    if (options.restartInterval)
        require(options.restartInterval->count() >= 1 && options.restartInterval->count() <= 600,
                "restarts are between a second and ten minutes apart");
    const lancast::net::RelayOptions &relay = options.relay;
    require(relay.maxViewers >= 0, "there is no negative number of viewers");
    require(relay.limits.maxConnections > 0 && relay.limits.maxConnectionsPerAddress > 0,
            "somebody can connect");
    require(relay.publishToken.isEmpty() || relay.publishToken.size() >= 8, "a token is no short word");
    require(!relay.bind.isNull(), "there is an address to listen on");
    (void)applied(options, HostChoices());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    QStringList arguments{QStringLiteral("lancast")};
    const QByteArray line(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const QByteArray &word : line.split('\n'))
        arguments.append(QString::fromLocal8Bit(word));

    const AppOptionsResult result = parseAppOptions(arguments);
    switch (result.outcome) {
    case AppOptionsResult::Outcome::Run:
        checkOptions(result.options);
        break;
    case AppOptionsResult::Outcome::Print:
    case AppOptionsResult::Outcome::Refuse:
        require(!result.text.isEmpty(), "there is something to print");
        break;
    }
    return 0;
}
