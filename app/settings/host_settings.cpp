#include "settings/host_settings.h"

#include "settings/settings_store.h"
#include "settings/video_settings.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

HostChoices rememberedHostChoices(const SettingsStore &store)
{
    HostChoices choices;
    choices.source = sourceKindFrom(store.value(u"source/kind"_s).toString()).value_or(choices.source);
    choices.file = store.value(u"source/file"_s).toString();
    if (choices.source == SourceKind::File && !QFileInfo(choices.file).isFile()) {
        choices.source = HostChoices().source;
        choices.file.clear();
    }
    choices.camera = store.value(u"source/camera"_s).toString();
    choices.microphone = store.value(u"sound/microphone"_s).toString();
    choices.isMuted = store.value(u"sound/muted"_s, false).toBool();
    choices.quality = qualityFrom(store.value(u"video/quality"_s).toString()).value_or(choices.quality);
    choices.tuning = rememberedVideoTuning(store);
    return choices;
}

void remember(SettingsStore &store, const HostChoices &choices)
{
    store.setValue(u"source/kind"_s, toWord(choices.source));
    store.setValue(u"source/file"_s, choices.file);
    store.setValue(u"source/camera"_s, choices.camera);
    store.setValue(u"sound/microphone"_s, choices.microphone);
    store.setValue(u"sound/muted"_s, choices.isMuted);
    store.setValue(u"video/quality"_s, toWord(choices.quality));
}

} // namespace lancast::app
