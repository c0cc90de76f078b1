// The file in which choices are remembered, for the eyes of its user alone: a passcode may be part of it.
// What is kept, and what makes sense, is said where it belongs: see host_settings.h and the others.
#pragma once

#include <QSettings>
#include <QVariant>

namespace lancast::app {

/// Keys that it does not know, as of a newer version, stay as they are.
class SettingsStore final
{
public:
    /// The file in the user's usual place.
    SettingsStore();
    /// The INI file \a path.
    explicit SettingsStore(const QString &path);

    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

    /// False: choices count until the program ends and are lost then.
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] QString path() const { return m_settings.fileName(); }
    /// Where the file is now that could not be read at start; empty if all was well.
    [[nodiscard]] QString damagedFile() const { return m_damagedFile; }

    /// Forgets everything. Returns where the old choices are kept; empty if they could not be.
    QString reset();

private:
    void noteVersion();

    const QString m_damagedFile; ///< before m_settings: that reads what is left
    QSettings m_settings;
};

} // namespace lancast::app
