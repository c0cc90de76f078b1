// How others get in: one address for every network, as text, as QR code, as a click.
#pragma once

#include "addresses.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace lancast::app {

class QrCode;

class SharePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit SharePanel(QWidget *parent = nullptr);

    /// \a addresses as rankedAddresses() gives them; none: only this computer can watch.
    void setAddresses(const QList<InterfaceAddress> &addresses, quint16 port);
    [[nodiscard]] QUrl currentUrl() const;

signals:
    void viewerWindowRequested();
    void openRequested(const QUrl &url); ///< in the person's browser

private:
    void buildControls();
    void fillList(const QString &selectedUrl);
    void showCurrent();
    void copy();

    QList<InterfaceAddress> m_addresses;
    quint16 m_port = 0;
    QLabel *m_network;
    QLabel *m_url;
    QrCode *m_code;
    QPushButton *m_copy;
    QPushButton *m_open;
    QPushButton *m_viewer;
    QLabel *m_hint;
    QListWidget *m_list;
};

} // namespace lancast::app
