#include "desktop/help_dialog.h"

#include "look/look.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int textWidth = 54 * spacing;

QString withoutMnemonic(QString text)
{
    text.remove(u'&');
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(headingFont(label->font()));
    return label;
}

} // namespace

HelpDialog::HelpDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Help – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("How to host a stream")));
    for (const QString &step :
         {tr("1. Choose what to show: a camera, the screen, a video file or the test pattern."),
          tr("2. Press Go live."),
          tr("3. Give your guests the address, or let them scan the code. They need a browser on the same "
             "network and nothing else."),
          tr("4. Watch below the preview who is there and how it goes. Press Stop when you are done.")}) {
        auto *label = new QLabel(step);
        label->setWordWrap(true);
        label->setMinimumWidth(textWidth);
        layout->addWidget(label);
    }
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("Keys")));
    auto *keys = new QFormLayout;
    keys->setHorizontalSpacing(3 * spacing);
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty()) {
            keys->addRow(action->shortcut().toString(QKeySequence::NativeText),
                         new QLabel(withoutMnemonic(action->text())));
        }
    }
    layout->addLayout(keys);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

} // namespace lancast::app
