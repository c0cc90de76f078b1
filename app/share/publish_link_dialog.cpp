#include "share/publish_link_dialog.h"

#include "look/look.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int textWidth = 54 * spacing;

} // namespace

PublishLinkDialog::PublishLinkDialog(const QUrl &link, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Publish from another device – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    if (link.isEmpty()) {
        addText(*layout,
                tr("Another device may use its camera and its screen over a secure connection (https) "
                   "only. Turn HTTPS on in Preferences, Network."));
    } else {
        addText(*layout, tr("Open this link on the device that has the camera, and press Go live there. This "
                            "window then asks you whether it may."));
        addLink(*layout, link);
        addText(*layout, tr("Give it to nobody else: who has this link can ask to publish to your stream."));
        QPushButton *copy = buttons->addButton(tr("&Copy link"), QDialogButtonBox::ActionRole);
        copy->setDefault(true);
        connect(copy, &QPushButton::clicked, this, [copy, link] {
            QGuiApplication::clipboard()->setText(link.toString());
            copy->setText(tr("Copied"));
        });
    }
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PublishLinkDialog::addText(QVBoxLayout &layout, const QString &text)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMinimumWidth(textWidth);
    layout.addWidget(label);
}

void PublishLinkDialog::addLink(QVBoxLayout &layout, const QUrl &link)
{
    auto *field = new QLineEdit(link.toString(), this);
    field->setObjectName(u"publishLink"_s);
    field->setAccessibleName(tr("Link for publishing"));
    field->setReadOnly(true);
    field->setCursorPosition(0);
    layout.addWidget(field);
}

} // namespace lancast::app
