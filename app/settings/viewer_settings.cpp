#include "settings/viewer_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString rectKey = u"viewer-window/place"_s;
const QString onTopKey = u"viewer-window/stays-on-top"_s;
constexpr int mostPixels = 100'000; // no desktop is as large

bool isSensible(const QRect &rect)
{
    const auto isNear = [](int value) { return std::abs(value) < mostPixels; };
    return rect.isValid() && isNear(rect.x()) && isNear(rect.y()) && isNear(rect.width()) &&
           isNear(rect.height());
}

} // namespace

ViewerPlace rememberedViewerPlace(const SettingsStore &store)
{
    const QRect rect = store.value(rectKey).toRect();
    return {isSensible(rect) ? rect : QRect(), store.value(onTopKey).toBool()};
}

void remember(SettingsStore &store, const ViewerPlace &place)
{
    store.setValue(rectKey, place.rect);
    store.setValue(onTopKey, place.staysOnTop);
}

} // namespace lancast::app
