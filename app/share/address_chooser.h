// Chooses among the ways in, and takes an address that the host knows better.
#pragma once

#include "share/share_entries.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace lancast::app {

class AddressChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit AddressChooser(QWidget *parent = nullptr);

    /// \a current is an index of \a entries, or -1. What is being typed stays.
    void setEntries(const QList<ShareEntry> &entries, qsizetype current);
    /// What it says where nothing is chosen.
    void setPlaceholder(const QString &text);

signals:
    void entryChosen(const lancast::app::ShareEntry &entry);
    void addressTyped(const lancast::app::TypedAddress &address); ///< empty: there is none any more

private:
    void take(int row);
    void finishTyping();
    void showField(bool isShown);
    void showError(const QString &error);
    void showEntries();

    QList<ShareEntry> m_entries;
    qsizetype m_current = -1;
    bool m_isTyping = false; ///< "Other address..." is chosen, and nothing typed yet
    QComboBox *m_box;
    QLineEdit *m_field;
    QLabel *m_error;
};

} // namespace lancast::app
