#include "share/share_panel.h"

#include "look/look.h"
#include "share/passcode_row.h"
#include "share/publish_link_dialog.h"
#include "share/qr_code.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::seconds copiedFeedback{2};

QLabel *plainLabel(QWidget *parent, const QString &objectName)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SharePanel::SharePanel(QWidget *parent)
    : QWidget(parent)
    , m_network(plainLabel(this, u"network"_s))
    , m_networks(new QComboBox(this))
    , m_code(new QrCode(this))
    , m_url(plainLabel(this, u"shareUrl"_s))
    , m_copy(new QPushButton(tr("Cop&y link"), this))
    , m_open(new QPushButton(tr("Open in &browser"), this))
    , m_viewer(new QPushButton(tr("&Viewer window"), this))
    , m_newLink(new QPushButton(tr("&New link"), this))
    , m_passcode(new PasscodeRow(this))
    , m_note(plainLabel(this, u"shareNote"_s))
    , m_certificate(plainLabel(this, u"certificate"_s))
    , m_publish(new QPushButton(tr("Publish from another &device..."), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addLayout(buildHeading());
    layout->addWidget(m_code, 1);
    layout->addWidget(m_url);
    layout->addLayout(buildButtons());
    layout->addWidget(m_passcode);
    layout->addWidget(m_note);
    layout->addWidget(m_certificate);
    layout->addWidget(m_publish);
    layout->addStretch();
    connectControls();
    setAddresses({}, {});
    setAccess({});
}

QLayout *SharePanel::buildHeading()
{
    auto *heading = new QLabel(tr("Share"), this);
    heading->setFont(headingFont(font()));
    m_network->setWordWrap(false);
    m_networks->setObjectName(u"networks"_s);
    m_networks->setAccessibleName(tr("Network"));
    m_networks->setToolTip(tr("All addresses of this computer"));
    m_networks->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    QFont urlFont = m_url->font();
    urlFont.setWeight(QFont::DemiBold);
    m_url->setFont(urlFont);
    for (QLabel *label : {m_url, m_certificate})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(heading);
    row->addWidget(m_networks, 1);
    row->addStretch();
    row->addWidget(m_network);
    return row;
}

QLayout *SharePanel::buildButtons()
{
    m_copy->setToolTip(tr("Copy the link that the code shows"));
    m_viewer->setToolTip(tr("See what the guests see (Ctrl+N)"));
    m_newLink->setToolTip(
        tr("Everybody who watches is sent away and needs the new link or the passcode to come back"));
    m_publish->setToolTip(tr("Use another device's camera or screen for this stream"));
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(spacing);
    // Row by row: where there is no "New link", the viewer window's button takes its room.
    for (const auto &[left, right] : {std::pair(m_copy, m_open), std::pair(m_viewer, m_newLink)}) {
        auto *row = new QHBoxLayout;
        row->setSpacing(spacing);
        row->addWidget(left, 1);
        row->addWidget(right, 1);
        buttons->addLayout(row);
    }
    return buttons;
}

void SharePanel::connectControls()
{
    connect(m_networks, &QComboBox::currentIndexChanged, this, &SharePanel::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, &SharePanel::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(currentLink()); });
    connect(m_viewer, &QPushButton::clicked, this, &SharePanel::viewerWindowRequested);
    connect(m_newLink, &QPushButton::clicked, this, &SharePanel::newLinkRequested);
    connect(m_passcode, &PasscodeRow::chosen, this, &SharePanel::passcodeChosen);
    connect(m_publish, &QPushButton::clicked, this, &SharePanel::showPublishLink);
}

void SharePanel::setAddresses(const QList<InterfaceAddress> &addresses, const RelayAddress &relay)
{
    if (relay.port != 0 && relay == m_relay && addresses == m_addresses)
        return;
    // The choice stays as long as its address does.
    const QHostAddress selected = current() ? current()->address : QHostAddress();
    m_addresses = addresses;
    m_relay = relay;
    fillNetworks(selected);
    const bool isListening = relay.port != 0;
    for (QWidget *control : std::initializer_list<QWidget *>{m_copy, m_open, m_viewer, m_newLink, m_passcode})
        control->setEnabled(isListening);
    m_publish->setEnabled(isListening && current());
    delete m_publishLink; // it may show what is no longer so
    showCurrent();
}

void SharePanel::setAccess(const AccessChoices &access)
{
    m_passcode->setChoice(access.asksForPasscode, access.passcode);
    m_newLink->setVisible(access.asksForPasscode);
}

void SharePanel::fillNetworks(const QHostAddress &selected)
{
    const QSignalBlocker blocker(m_networks);
    m_networks->clear();
    for (const InterfaceAddress &address : std::as_const(m_addresses)) {
        m_networks->addItem(networkTitle(address.kind) + u"  "_s + address.address.toString());
        m_networks->setItemData(m_networks->count() - 1, address.interfaceName, Qt::ToolTipRole);
        if (address.address == selected)
            m_networks->setCurrentIndex(m_networks->count() - 1);
    }
    m_networks->setVisible(m_addresses.size() > 1);
    m_network->setVisible(m_addresses.size() <= 1);
}

const InterfaceAddress *SharePanel::current() const
{
    const int row = m_networks->currentIndex();
    return row >= 0 && row < m_addresses.size() ? &m_addresses[row] : nullptr;
}

QUrl SharePanel::currentAddress() const
{
    return current() ? guestUrl(current()->address, m_relay) : m_relay.loopbackUrl;
}

QUrl SharePanel::currentLink() const
{
    return withViewKey(currentAddress(), m_relay);
}

void SharePanel::showCurrent()
{
    const bool isListening = m_relay.port != 0;
    if (isListening)
        m_network->setText(current() ? networkTitle(current()->kind) : tr("This computer"));
    else
        m_network->setText(tr("Starting"));
    m_url->setText(isListening ? currentAddress().toString() : QString());
    m_code->setVisible(isListening && current());
    if (m_code->isVisibleTo(this))
        m_code->setText(currentLink().toString());
    showNotes();
}

void SharePanel::showNotes()
{
    const bool isListening = m_relay.port != 0;
    if (isListening && !current())
        m_note->setText(
            tr("No network found: only this computer can watch. Join a network to share the stream."));
    else if (!m_relay.viewKey.isEmpty())
        m_note->setText(tr("The link and the code let people in without typing."));
    else
        m_note->clear();
    m_note->setVisible(!m_note->text().isEmpty());
    m_certificate->setText(tr("Browsers warn about the certificate once. Compare its fingerprint: %1")
                               .arg(shortFingerprint(m_relay.fingerprint)));
    m_certificate->setToolTip(tr("SHA-256: %1").arg(m_relay.fingerprint));
    m_certificate->setVisible(m_relay.isSecure());
}

void SharePanel::copy()
{
    QGuiApplication::clipboard()->setText(currentLink().toString());
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedFeedback, m_copy, [this] { m_copy->setText(tr("Cop&y link")); });
}

void SharePanel::showPublishLink()
{
    delete m_publishLink;
    const QUrl link = m_relay.isSecure() ? publishUrl(currentAddress(), m_relay) : QUrl();
    m_publishLink = new PublishLinkDialog(link, this);
    m_publishLink->show();
}

} // namespace lancast::app
