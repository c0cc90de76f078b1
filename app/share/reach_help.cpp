#include "share/reach_help.h"

#include "look/look.h"
#include "look/plain_text.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::seconds deadline{5};
constexpr QSize usualSize{64 * spacing, 72 * spacing};

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

ReachHelp::ReachHelp(QWidget *parent)
    : QDialog(parent)
    , m_check(deadline)
    , m_state(new QLabel)
    , m_result(new QLabel)
    , m_advice(new QVBoxLayout)
{
    setWindowTitle(tr("Nobody can reach me? – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_state->setObjectName(u"reachState"_s);
    m_state->setFont(headingFont(font()));
    m_result->setObjectName(u"reachResult"_s);
    for (QLabel *label : {m_state, m_result}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, spacing, 0);
    column->setSpacing(spacing);
    column->addWidget(m_state);
    column->addWidget(m_result);
    m_advice->setSpacing(spacing);
    column->addLayout(m_advice);
    column->addStretch();
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_again = buttons->addButton(tr("&Try again"), QDialogButtonBox::ActionRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &ReachHelp::tryAddress);
    connect(&m_check, &ReachCheck::finished, this, &ReachHelp::showReach);
    resize(usualSize);
}

void ReachHelp::setEntry(const std::optional<ShareEntry> &entry, const RelayAddress &relay)
{
    if (entry == m_entry && relay == m_relay && !m_state->text().isEmpty())
        return;
    m_entry = entry;
    m_relay = relay;
    showAdvice();
    tryAddress();
}

void ReachHelp::tryAddress()
{
    m_again->setEnabled(false);
    m_result->setVisible(m_entry.has_value());
    if (!m_entry) {
        m_state->setText(tr("No network found"));
        return;
    }
    const QUrl address = entryUrl(*m_entry, m_relay);
    m_state->setText(tr("Trying the address"));
    m_result->setText(address.toString());
    m_check.start(address, m_relay.fingerprint);
}

void ReachHelp::showReach(Reach reach)
{
    m_again->setEnabled(true);
    m_state->setText(reach == Reach::Answers ? tr("LanCast answers here")
                                             : tr("The address does not work here"));
    m_result->setText(reachText(reach, *m_entry, m_relay));
}

void ReachHelp::showAdvice()
{
    while (const QLayoutItem *item = m_advice->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const QList<ReachAdvice> advice = reachAdvice(m_entry, m_relay, installedFirewalls(u"/"_s));
    for (const ReachAdvice &piece : advice) {
        m_advice->addSpacing(spacing);
        addText(piece.title, strong(font()));
        addText(piece.text, font());
        if (!piece.command.isEmpty())
            addCommand(piece.command);
    }
}

void ReachHelp::addText(const QString &text, const QFont &font)
{
    auto *label = new QLabel(text);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_advice->addWidget(label);
}

void ReachHelp::addCommand(const QString &command)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    auto *field = new QLineEdit(command);
    field->setObjectName(u"firewallCommand"_s);
    field->setAccessibleName(tr("Command for the firewall"));
    field->setReadOnly(true);
    field->setCursorPosition(0);
    field->setToolTip(plainToolTip(command));
    auto *copy = new QPushButton(tr("&Copy"));
    copy->setToolTip(tr("Copy the command"));
    layout->addWidget(field, 1);
    layout->addWidget(copy);
    m_advice->addWidget(row);
    connect(copy, &QPushButton::clicked, this, [copy, command] {
        QGuiApplication::clipboard()->setText(command);
        copy->setText(tr("Copied"));
    });
}

} // namespace lancast::app
