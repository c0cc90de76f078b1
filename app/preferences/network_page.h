// Preferences: how guests reach this computer. What is typed counts once it is applied.
#pragma once

#include "host/network_choices.h"
#include "share/addresses.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace lancast::app {

class NoteLabel;
class Preferences;
class PreferencesForm;
struct RelayAddress;

class NetworkPage final : public QWidget
{
    Q_OBJECT

public:
    /// \a addresses: this machine's, as they are now.
    NetworkPage(Preferences &preferences, const QList<InterfaceAddress> &addresses,
                QWidget *parent = nullptr);

private:
    void buildPort(PreferencesForm &form);
    void buildAddresses(PreferencesForm &form, const QList<InterfaceAddress> &addresses);
    void buildSecurity(PreferencesForm &form);
    void buildNames(PreferencesForm &form);
    void buildSites(PreferencesForm &form);
    void buildApply(PreferencesForm &form);
    void connectParts();
    void showChoices();
    void check();
    void apply();
    void showOpened(const RelayAddress &address);
    void showFailure(const QString &reason);
    [[nodiscard]] NetworkChoices typed() const;
    [[nodiscard]] QStringList typedNames() const;
    [[nodiscard]] QString portTrouble() const;
    [[nodiscard]] QString namesTrouble() const;
    [[nodiscard]] QString sitesTrouble() const;
    [[nodiscard]] QString consequence(const NetworkChoices &wished) const;

    Preferences &m_preferences;
    QLineEdit *m_port;
    NoteLabel *m_portTrouble = nullptr;
    QComboBox *m_addresses;
    QCheckBox *m_secure;
    QLineEdit *m_names;
    NoteLabel *m_namesTrouble = nullptr;
    QLineEdit *m_sites;
    NoteLabel *m_sitesTrouble = nullptr;
    NoteLabel *m_note = nullptr;
    QPushButton *m_apply;
    bool m_isApplying = false; ///< the relay's answer is awaited
};

} // namespace lancast::app
