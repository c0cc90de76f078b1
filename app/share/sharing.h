// Joins the share panel with the relay, the settings and the network that hears of the stream.
#pragma once

#include "host/relay_address.h"
#include "share/share_choice.h"

#include <QObject>

namespace lancast::app {

class DnsSd;
class RelayHost;
class SettingsStore;
class SharePanel;

class Sharing final : public QObject
{
    Q_OBJECT

public:
    /// All of them must outlive what this object gets to hear of them.
    Sharing(SharePanel &panel, RelayHost &relay, SettingsStore &settings, QObject *parent = nullptr);

private:
    void take(const RelayAddress &address);
    void tellHosts();

    SharePanel &m_panel;
    RelayHost &m_relay;
    ShareChoice m_choice;
    DnsSd *m_dnsSd = nullptr; ///< none until the relay listens: the window comes before the bus
};

} // namespace lancast::app
