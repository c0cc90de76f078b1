// Who may watch: what the host has chosen, told to the relay and remembered.
#pragma once

#include "host/access_choices.h"
#include "options.h"

#include <QObject>

namespace lancast::app {

class RelayHost;
class SettingsStore;

class AccessControl final : public QObject
{
    Q_OBJECT

public:
    /// \a relay and \a store must outlive it.
    AccessControl(const AppOptions &options, RelayHost &relay, SettingsStore &store);

    [[nodiscard]] const AccessChoices &choices() const { return m_choices; }
    void setPasscode(bool isAsked, const QString &passcode);
    void setMaxViewers(int viewers);   ///< 0: no limit
    void setOthersMayAsk(bool mayAsk); ///< to publish
    /// What came with the command line stays as it is.
    void reset();

signals:
    void changed();

private:
    void take(const AccessChoices &choices);

    const AppOptions m_options;
    RelayHost &m_relay;
    SettingsStore &m_store;
    AccessChoices m_choices;
};

} // namespace lancast::app
