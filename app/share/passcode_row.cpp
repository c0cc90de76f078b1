#include "share/passcode_row.h"

#include "look/look.h"
#include "share/stacking_row.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

PasscodeRow::PasscodeRow(QWidget *parent)
    : QWidget(parent)
    , m_box(new QCheckBox(tr("As&k for a passcode"), this))
    , m_field(new QLineEdit(this))
{
    m_box->setObjectName(u"asksForPasscode"_s);
    m_box->setToolTip(
        tr("Whoever types the address has to know it; the link and the code let in without it"));
    m_box->setMinimumHeight(4 * spacing);
    m_field->setObjectName(u"passcode"_s);
    m_field->setAccessibleName(tr("Passcode"));
    m_field->setToolTip(tr("What guests type; press Return to change it"));
    m_field->setMaxLength(maxPasscodeLength);
    m_field->setMinimumWidth(10 * spacing);
    m_field->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(new StackingRow(m_box, m_field, this));
    connect(m_box, &QCheckBox::clicked, this, &PasscodeRow::toggle);
    connect(m_field, &QLineEdit::editingFinished, this, &PasscodeRow::finishEditing);
}

void PasscodeRow::setChoice(bool isAsked, const QString &passcode)
{
    m_box->setChecked(isAsked);
    m_field->setVisible(isAsked);
    // Not under the fingers of somebody who is just typing another one.
    if (passcode != m_passcode)
        m_field->setText(passcode);
    m_passcode = passcode;
}

void PasscodeRow::toggle(bool isAsked)
{
    setChoice(isAsked, isAsked && !isPasscode(m_passcode) ? suggestedPasscode() : m_passcode);
    emit chosen(isAsked, m_passcode);
}

void PasscodeRow::finishEditing()
{
    if (m_field->text() == m_passcode)
        return; // one from the command line may begin with a blank
    const QString typed = m_field->text().trimmed();
    if (isPasscode(typed) && typed != m_passcode) {
        m_passcode = typed;
        emit chosen(m_box->isChecked(), m_passcode);
    }
    m_field->setText(m_passcode);
}

} // namespace lancast::app
