#include "desktop/about_dialog.h"

#include "desktop/components.h"
#include "look/look.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int iconSize = 64;
constexpr QSize textSize{60 * spacing, 36 * spacing};

QLabel *selectable(const QString &text)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString ownLicence()
{
    QFile file(u":/LICENSE"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Its lines are cut for a printer; the window has a width of its own.
QString asParagraphs(const QString &text)
{
    return u"<p>"_s + text.trimmed().toHtmlEscaped().replace("\n\n"_L1, "</p><p>"_L1) + u"</p>"_s;
}

QString licencesAsHtml()
{
    QString html = u"<h3>"_s + AboutDialog::tr("LanCast is free software") + u"</h3>"_s +
                   asParagraphs(ownLicence()) + u"<h3>"_s +
                   AboutDialog::tr("It is made with the work of others") + u"</h3>"_s;
    for (const Component &component : components()) {
        html += u"<p><b>%1</b> %2<br>%3<br>%4<br><a href=\"%5\">%5</a></p>"_s.arg(
            component.name.toHtmlEscaped(), component.version.toHtmlEscaped(),
            component.purpose.toHtmlEscaped(), component.licence.toHtmlEscaped(), component.address);
    }
    return html;
}

} // namespace

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *icon = new QLabel;
    icon->setPixmap(QApplication::windowIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    auto *name = new QLabel(tr("LanCast %1").arg(QStringLiteral(LANCAST_VERSION)));
    name->setFont(headingFont(name->font()));
    auto *words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(
        selectable(tr("Hosts a live stream that everyone on the network watches in a browser.")));
    auto *top = new QHBoxLayout;
    top->setSpacing(2 * spacing);
    top->addWidget(icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    auto *licences = new QTextBrowser;
    licences->setObjectName(u"licences"_s);
    licences->setAccessibleName(tr("Licences"));
    licences->setOpenExternalLinks(true);
    licences->setMinimumSize(textSize);
    licences->setHtml(licencesAsHtml());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    layout->addLayout(top);
    layout->addWidget(licences, 1);
    layout->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

} // namespace lancast::app
