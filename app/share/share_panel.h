// How others get in: the ways in, one of them as text, as QR code, as a click; and who needs a passcode.
#pragma once

#include "host/access_choices.h"
#include "host/relay_address.h"
#include "share/share_entries.h"

#include <QPointer>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace lancast::app {

class AddressChooser;
class AddressText;
class PasscodeRow;
class PublishLinkDialog;
class QrCode;
class QrWindow;
class ReachHelp;

class SharePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SharePanel(QWidget *parent = nullptr);

    /// \a addresses as rankedAddresses() gives them; none: only this computer can watch.
    void setAddresses(const QList<InterfaceAddress> &addresses, const RelayAddress &relay);
    /// "studio.local"; empty: there is none.
    void setLocalName(const QString &name);
    void setChoice(const ShareChoice &choice);
    void setAccess(const AccessChoices &access);
    /// What the code shows and the buttons copy and open: with the key, if there is one.
    [[nodiscard]] QUrl currentLink() const;
    /// With which another device publishes; for while the panel is reachable.
    void showPublishLink();

signals:
    void choiceChanged(const lancast::app::ShareChoice &choice); ///< by the person
    void viewerWindowRequested();
    void openRequested(const QUrl &url); ///< in the person's browser
    void passcodeChosen(bool isAsked, const QString &passcode);
    void newLinkRequested(); ///< everybody who watches is sent away
    /// Whether other machines have a way in.
    void reachableChanged(bool isReachable);

private:
    void build(QBoxLayout &layout);
    void connectControls();
    void choose(const ShareChoice &choice);
    void takeTyped(const TypedAddress &address);
    void refresh();
    [[nodiscard]] std::optional<ShareEntry> current() const; ///< none: there is no network
    [[nodiscard]] bool isReachable() const;                  ///< by other machines
    [[nodiscard]] QUrl currentAddress() const;               ///< what a guest types
    void showCurrent();
    void showNotes();
    void copy();
    void showLargeCode();
    void showReachHelp();

    QList<InterfaceAddress> m_addresses;
    RelayAddress m_relay; ///< port 0 until it listens
    QString m_localName;
    ShareChoice m_choice;
    QList<ShareEntry> m_entries;
    AddressChooser *m_chooser;
    QrCode *m_code;
    AddressText *m_url;
    QPushButton *m_copy;
    QPushButton *m_open;
    QPushButton *m_viewer;
    QPushButton *m_newLink;
    PasscodeRow *m_passcode;
    QLabel *m_note;
    QLabel *m_certificate;
    QLabel *m_icecast;
    QPushButton *m_help;
    QPointer<PublishLinkDialog> m_publishLink;
    QPointer<QrWindow> m_largeCode;
    QPointer<ReachHelp> m_reachHelp;
};

} // namespace lancast::app
