// The window of preferences: a list of pages, each of which applies what is chosen on it.
#pragma once

#include "share/addresses.h"

#include <QDialog>

class QDialogButtonBox;
class QListWidget;
class QStackedWidget;

namespace lancast::app {

class NoteLabel;
class Preferences;

class PreferencesDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a preferences must outlive it; \a addresses: this machine's.
    PreferencesDialog(Preferences &preferences, const QList<InterfaceAddress> &addresses, QWidget *parent);

    /// Shows the one of \a window, which is made if there is none.
    static void openFor(Preferences &preferences, QWidget *window);

private:
    void addPage(const QString &title, QWidget *page);
    [[nodiscard]] QWidget *buildQuestion();
    [[nodiscard]] QDialogButtonBox *buildButtons();
    void ask();
    void answer(bool isReset);

    Preferences &m_preferences;
    QListWidget *m_titles;
    QStackedWidget *m_pages;
    QWidget *m_question; ///< instead of the buttons while a reset has to be confirmed
    QDialogButtonBox *m_buttons;
    NoteLabel *m_result;
};

} // namespace lancast::app
