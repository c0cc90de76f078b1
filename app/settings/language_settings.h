// The language of the windows, as it is remembered.
#pragma once

#include <QString>
#include <QStringList>

namespace lancast::app {

class SettingsStore;

/// The languages that a person can choose beside the system's: "en", "de", "fr", "es".
[[nodiscard]] QStringList languagesToChoose();

/// One of languagesToChoose(); empty: the system's.
[[nodiscard]] QString rememberedLanguage(const SettingsStore &store);
/// An empty \a language: the system's. Counts from the next start.
void rememberLanguage(SettingsStore &store, const QString &language);

} // namespace lancast::app
