// The rows of a page of preferences: label, field, help, and what is wrong.
#pragma once

#include <QString>
#include <QStringList>

class QFormLayout;
class QLineEdit;
class QWidget;

namespace lancast::app {

class NoteLabel;

class PreferencesForm final
{
public:
    /// Lays \a page out, which owns all that is added.
    explicit PreferencesForm(QWidget &page);

    /// \a label has a mnemonic and leads to \a field.
    void addRow(const QString &label, QWidget *field);
    void addBox(QWidget *box); ///< says itself what it is about
    /// A note on \a field, the row that was added last.
    NoteLabel *addHelp(QWidget *field, const QString &text);
    /// Hidden until setTrouble() has something to say.
    NoteLabel *addTrouble();
    /// \a field cannot be changed, because the command line says \a option.
    void setRuled(QWidget *field, const QString &option);

private:
    QFormLayout *m_layout;
};

/// An empty \a text: \a field is right.
void setTrouble(NoteLabel &note, QWidget &field, const QString &text);
/// What stands in \a field between blanks, commas and semicolons, each once.
[[nodiscard]] QStringList wordsIn(const QLineEdit &field);

} // namespace lancast::app
