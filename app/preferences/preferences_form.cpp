#include "preferences/preferences_form.h"

#include "look/look.h"
#include "preferences/note_label.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

PreferencesForm::PreferencesForm(QWidget &page)
    : m_layout(new QFormLayout(&page))
{
    m_layout->setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing);
    m_layout->setHorizontalSpacing(2 * spacing);
    m_layout->setVerticalSpacing(spacing);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
}

void PreferencesForm::addRow(const QString &label, QWidget *field)
{
    m_layout->addRow(label, field);
    // The layout takes a buddy of its own for a plain field only.
    if (auto *words = qobject_cast<QLabel *>(m_layout->labelForField(field))) {
        words->setBuddy(field->focusProxy() ? field->focusProxy() : field);
        QString name = words->text().remove(u'&');
        if (name.endsWith(u':'))
            name.chop(1);
        field->setAccessibleName(name);
    }
}

void PreferencesForm::addBox(QWidget *box)
{
    m_layout->addRow(QString(), box);
}

NoteLabel *PreferencesForm::addHelp(QWidget *field, const QString &text)
{
    auto *help = new NoteLabel(NoteKind::Help);
    help->setText(text);
    field->setAccessibleDescription(text);
    m_layout->addRow(QString(), help);
    return help;
}

NoteLabel *PreferencesForm::addTrouble()
{
    auto *trouble = new NoteLabel(NoteKind::Trouble);
    m_layout->addRow(QString(), trouble);
    trouble->hide();
    return trouble;
}

void PreferencesForm::setRuled(QWidget *field, const QString &option)
{
    const QString why =
        QCoreApplication::translate("Preferences", "Set by %1 on the command line for this launch.")
            .arg(option);
    field->setEnabled(false);
    field->setToolTip(why);
    addHelp(field, why);
}

void setTrouble(NoteLabel &note, QWidget &field, const QString &text)
{
    note.setText(text);
    note.setVisible(!text.isEmpty());
    field.setAccessibleDescription(text);
}

QStringList wordsIn(const QLineEdit &field)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QStringList words = field.text().split(between, Qt::SkipEmptyParts);
    words.removeDuplicates();
    return words;
}

} // namespace lancast::app
