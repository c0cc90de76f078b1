#include "settings/language_settings.h"

#include "settings/settings_store.h"

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

QStringList languagesToChoose()
{
    return {u"en"_s, u"de"_s, u"fr"_s, u"es"_s};
}

QString rememberedLanguage(const SettingsStore &store)
{
    const QString language = store.value(u"window/language"_s).toString();
    return languagesToChoose().contains(language) ? language : QString();
}

void rememberLanguage(SettingsStore &store, const QString &language)
{
    store.setValue(u"window/language"_s, language);
}

} // namespace lancast::app
