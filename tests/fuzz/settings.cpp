// Arbitrary bytes as the settings file: what is read makes sense, and is written and read again the same.
#include "settings/access_settings.h"
#include "settings/host_settings.h"
#include "settings/icecast_settings.h"
#include "settings/language_settings.h"
#include "settings/network_settings.h"
#include "settings/recording_settings.h"
#include "settings/settings_store.h"
#include "settings/startup_settings.h"
#include "settings/video_settings.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <optional>

using namespace lancast::app;
using namespace lancast::fuzz;

namespace {

bool isSame(const HostChoices &a, const HostChoices &b)
{
    return a.source == b.source && a.file == b.file && a.camera == b.camera && a.microphone == b.microphone &&
           a.quality == b.quality && a.isMuted == b.isMuted && a.hasSound == b.hasSound &&
           a.tuning == b.tuning;
}

void checkChoices(const HostChoices &choices)
{
    require(choices.source != SourceKind::File || QFileInfo(choices.file).isFile(),
            "a file that is shown exists");
    require(sourceKindFrom(toWord(choices.source)) == choices.source, "every source has its word");
    require(qualityFrom(toWord(choices.quality)) == choices.quality, "every quality has its word");
    const QJsonObject page = publisherSettings(choices, QStringLiteral("/source/x"));
    require(page.value(QLatin1String("width")).toInt() > 0, "the publisher page gets a size");
    require(page.value(QLatin1String("restartIntervalMs")).toInt() > 0, "recorders restart");
    (void)sourceTitle(choices);
}

void checkAccess(const AccessChoices &access)
{
    require(access.maxViewers >= 0, "there is no negative number of viewers");
    require(!access.asksForPasscode || isPasscode(access.passcode),
            "a passcode that is asked for can be typed");
}

void checkNetwork(const NetworkChoices &network)
{
    require(network.port != 0, "there is a port");
    require(network.furtherHosts.size() <= mostFurtherHosts, "the names have a limit");
    for (const QString &host : network.furtherHosts)
        require(isHostName(host), "a name is one");
}

/// All that is remembered.
struct Everything
{
    explicit Everything(const SettingsStore &store)
        : choices(rememberedHostChoices(store))
        , access(rememberedAccess(store))
        , network(rememberedNetwork(store))
        , icecast(rememberedIcecast(store))
        , tuning(rememberedVideoTuning(store))
        , startup(rememberedStartup(store))
        , language(rememberedLanguage(store))
        , recording(rememberedRecording(store))
    {
    }

    void check() const
    {
        checkChoices(choices);
        checkAccess(access);
        checkNetwork(network);
        require(!icecast.isOn || icecastOptions(icecast).target, "Icecast is on where it has an address");
        require(tuning == choices.tuning, "the tuning is read in one way");
        require(tuning.restartInterval >= shortestRestartInterval &&
                    tuning.restartInterval <= longestRestartInterval &&
                    tuning.timeslice >= shortestTimeslice && tuning.timeslice <= longestTimeslice,
                "the recorder can work so");
        require(language.isEmpty() || languagesToChoose().contains(language), "the language is one of ours");
        require(QDir::isAbsolutePath(recording.folder), "recordings have a folder");
        require(recording.title.size() <= longestTitle, "a title fits into a name");
        require(recording.rewind.count() >= 0 && recording.rewind <= lancast::dvr::longestRewind,
                "viewers can go back within bounds");
    }

    void rememberIn(SettingsStore &store) const
    {
        remember(store, choices);
        remember(store, access);
        remember(store, network);
        remember(store, icecast);
        remember(store, tuning);
        remember(store, startup);
        rememberLanguage(store, language);
        remember(store, recording);
    }

    [[nodiscard]] bool isSameAs(const Everything &other) const
    {
        return isSame(choices, other.choices) && access == other.access && network == other.network &&
               icecast == other.icecast && tuning == other.tuning && startup == other.startup &&
               language == other.language && recording == other.recording;
    }

    HostChoices choices;
    AccessChoices access;
    NetworkChoices network;
    IcecastChoices icecast;
    VideoTuning tuning;
    StartupChoices startup;
    QString language;
    RecordingChoices recording;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder; // QSettings reads files only
    static quint64 run = 0;
    // Another name each time: QSettings keeps what it has read of a path.
    const QString path = folder.filePath(QString::number(++run) + QStringLiteral(".ini"));
    QFile file(path);
    require(file.open(QIODevice::WriteOnly), "the settings file can be made");
    file.write(reinterpret_cast<const char *>(data), qint64(size));
    file.close();

    QString kept;
    std::optional<Everything> first;
    {
        SettingsStore settings(path);
        kept = settings.damagedFile();
        require(settings.isWritable(), "whatever is in the file, choices are remembered");
        first.emplace(settings);
        first->check();
        first->rememberIn(settings);
        require(Everything(settings).isSameAs(*first), "what was chosen is in force");
    }
    const SettingsStore again(path);
    require(again.damagedFile().isEmpty(), "what was written is no damaged file");
    require(Everything(again).isSameAs(*first), "what was chosen is remembered");
    require(kept.isEmpty() || QFileInfo(kept).size() == qint64(size), "a damaged file is kept as it was");
    require(kept.isEmpty() || QFile::remove(kept), "a damaged file can be removed");
    require(QFile::remove(path), "the settings file can be removed");
    return 0;
}
