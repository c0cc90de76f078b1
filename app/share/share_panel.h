// How others get in: one address for every network, as text, as QR code, as a click; and who needs a
// passcode.
#pragma once

#include "host/access_choices.h"
#include "host/relay_address.h"
#include "share/addresses.h"

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QLayout;
class QPushButton;

namespace lancast::app {

class PasscodeRow;
class PublishLinkDialog;
class QrCode;

class SharePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SharePanel(QWidget *parent = nullptr);

    /// \a addresses as rankedAddresses() gives them; none: only this computer can watch.
    void setAddresses(const QList<InterfaceAddress> &addresses, const RelayAddress &relay);
    void setAccess(const AccessChoices &access);
    /// What the code shows and the buttons copy and open: with the key, if there is one.
    [[nodiscard]] QUrl currentLink() const;

signals:
    void viewerWindowRequested();
    void openRequested(const QUrl &url); ///< in the person's browser
    void passcodeChosen(bool isAsked, const QString &passcode);
    void newLinkRequested(); ///< everybody who watches is sent away

private:
    QLayout *buildHeading();
    QLayout *buildButtons();
    void connectControls();
    void fillNetworks(const QHostAddress &selected);
    [[nodiscard]] const InterfaceAddress *current() const; ///< none: there is no network
    [[nodiscard]] QUrl currentAddress() const;             ///< what a guest types
    void showCurrent();
    void showNotes();
    void copy();
    void showPublishLink();

    QList<InterfaceAddress> m_addresses;
    RelayAddress m_relay; ///< port 0 until it listens
    QLabel *m_network;
    QComboBox *m_networks; ///< in place of m_network where there are several
    QrCode *m_code;
    QLabel *m_url;
    QPushButton *m_copy;
    QPushButton *m_open;
    QPushButton *m_viewer;
    QPushButton *m_newLink;
    PasscodeRow *m_passcode;
    QLabel *m_note;
    QLabel *m_certificate;
    QPushButton *m_publish;
    QPointer<PublishLinkDialog> m_publishLink;
};

} // namespace lancast::app
