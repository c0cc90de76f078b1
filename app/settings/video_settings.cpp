#include "settings/video_settings.h"

#include "host/host_choices.h"
#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

template<typename Duration>
Duration durationIn(const SettingsStore &store, const QString &key, Duration least, Duration most,
                    Duration fallback)
{
    bool isNumber = false;
    const Duration value(store.value(key).toInt(&isNumber));
    return isNumber && value >= least && value <= most ? value : fallback;
}

} // namespace

VideoTuning rememberedVideoTuning(const SettingsStore &store)
{
    VideoTuning tuning;
    tuning.codec = codecFrom(store.value(u"video/codec"_s).toString()).value_or(tuning.codec);
    tuning.restartInterval = durationIn(store, u"video/restartSeconds"_s, shortestRestartInterval,
                                        longestRestartInterval, tuning.restartInterval);
    tuning.timeslice =
        durationIn(store, u"video/timesliceMs"_s, shortestTimeslice, longestTimeslice, tuning.timeslice);
    return tuning;
}

void remember(SettingsStore &store, const VideoTuning &tuning)
{
    store.setValue(u"video/codec"_s, toWord(tuning.codec));
    store.setValue(u"video/restartSeconds"_s, qint64(tuning.restartInterval.count()));
    store.setValue(u"video/timesliceMs"_s, qint64(tuning.timeslice.count()));
}

} // namespace lancast::app
