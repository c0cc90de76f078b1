// Arbitrary bytes as the settings file: what is read makes sense, and is written and read again the same.
#include "settings/access_settings.h"
#include "settings/host_settings.h"
#include "settings/network_settings.h"
#include "settings/settings_store.h"

#include "tests/fuzz/support/fuzz_input.h"
#include "tests/fuzz/support/require.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

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

    HostChoices choices;
    AccessChoices access;
    {
        SettingsStore settings(path);
        choices = rememberedHostChoices(settings);
        checkChoices(choices);
        access = rememberedAccess(settings);
        checkAccess(access);
        (void)rememberedPort(settings);
        remember(settings, choices);
        remember(settings, access);
    }
    const SettingsStore again(path);
    require(isSame(rememberedHostChoices(again), choices), "what was chosen is remembered");
    require(rememberedAccess(again) == access, "who may watch is remembered");
    require(QFile::remove(path), "the settings file can be removed");
    return 0;
}
