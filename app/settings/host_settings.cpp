#include "settings/host_settings.h"

#include "settings/settings_store.h"
#include "settings/video_settings.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

CustomQuality rememberedCustomQuality(const SettingsStore &store)
{
    const CustomQuality standard;
    CustomQuality custom;
    custom.size = typedSize(store.value(u"video/custom-size"_s).toString()).size;
    custom.framesPerSecond = store.value(u"video/custom-frame-rate"_s).toInt();
    custom.bitsPerSecond = store.value(u"video/custom-bitrate"_s).toInt();
    custom.codec = codecFrom(store.value(u"video/custom-codec"_s).toString()).value_or(standard.codec);
    return makesSense(custom) ? custom : standard;
}

void remember(SettingsStore &store, const CustomQuality &custom)
{
    store.setValue(u"video/custom-size"_s, sizeText(custom.size));
    store.setValue(u"video/custom-frame-rate"_s, custom.framesPerSecond);
    store.setValue(u"video/custom-bitrate"_s, custom.bitsPerSecond);
    store.setValue(u"video/custom-codec"_s, toWord(custom.codec));
}

} // namespace

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
    const QString quality = store.value(u"video/quality"_s).toString();
    const bool isCustom = quality == toWord(Quality::Custom);
    choices.quality = isCustom ? Quality::Custom : qualityFrom(quality).value_or(choices.quality);
    choices.custom = rememberedCustomQuality(store);
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
    remember(store, choices.custom);
}

} // namespace lancast::app
