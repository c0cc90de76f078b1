#include "share/share_panel.h"

#include "look/look.h"
#include "look/plain_text.h"
#include "share/address_chooser.h"
#include "share/address_text.h"
#include "share/passcode_row.h"
#include "share/publish_link_dialog.h"
#include "share/qr_code.h"
#include "share/qr_window.h"
#include "share/reach_help.h"
#include "share/stacking_row.h"
#include "share/wrapping_button.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
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

/// As browsers send it: letters beyond ASCII in a name are for people.
QString forMachines(const QUrl &url)
{
    return QString::fromLatin1(url.toEncoded());
}

/// What a QScrollArea shows: as low as its contents can be before it scrolls. With words that wrap, the area
/// would ask for the height that they like.
class ScrolledColumn final : public QWidget
{
public:
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return layout()->totalMinimumHeightForWidth(width);
    }
};

} // namespace

SharePanel::SharePanel(QWidget *parent)
    : QWidget(parent)
    , m_chooser(new AddressChooser)
    , m_code(new QrCode)
    , m_url(new AddressText)
    , m_copy(new WrappingButton(tr("Cop&y link")))
    , m_open(new WrappingButton(tr("Open in &browser")))
    , m_viewer(new WrappingButton(tr("&Viewer window")))
    , m_newLink(new WrappingButton(tr("&New link")))
    , m_passcode(new PasscodeRow)
    , m_note(plainLabel(nullptr, u"shareNote"_s))
    , m_certificate(plainLabel(nullptr, u"certificate"_s))
    , m_icecast(plainLabel(nullptr, u"icecast"_s))
    , m_help(new WrappingButton(tr("Nobody can reac&h me?")))
{
    // Where a low window, large letters or long words leave too little height, the code gives way, and then
    // the panel scrolls and is whole.
    auto *content = new ScrolledColumn;
    build(*new QVBoxLayout(content));
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);
    connectControls();
    refresh();
    setAccess({});
}

void SharePanel::build(QBoxLayout &layout)
{
    layout.setContentsMargins({});
    layout.setSpacing(spacing);
    auto *heading = new QLabel(tr("Share"));
    heading->setFont(headingFont(font()));
    m_code->setToolTip(tr("Show the code large, for a room"));
    m_url->setObjectName(u"shareUrl"_s);
    QFont urlFont = font();
    urlFont.setWeight(QFont::DemiBold);
    m_url->setFont(urlFont);
    m_certificate->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_icecast->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_copy->setToolTip(tr("Copy the link that the code shows"));
    m_viewer->setToolTip(tr("See what the guests see (Ctrl+N)"));
    m_newLink->setToolTip(
        tr("Everybody who watches is sent away and needs the new link or the passcode to come back"));
    m_help->setFlat(true);
    m_help->setToolTip(tr("Try the address from here, and see what else may keep others out"));
    layout.addWidget(new StackingRow(heading, m_help));
    layout.addWidget(m_chooser);
    layout.addWidget(m_code, 1);
    layout.addWidget(m_url);
    layout.addWidget(new StackingRow(m_copy, m_open));
    // Where there is no "New link", the viewer window's button takes its room.
    layout.addWidget(new StackingRow(m_viewer, m_newLink));
    layout.addWidget(m_passcode);
    layout.addWidget(m_note);
    layout.addWidget(m_certificate);
    layout.addWidget(m_icecast);
    layout.addStretch();
}

void SharePanel::connectControls()
{
    connect(m_chooser, &AddressChooser::entryChosen, this,
            [this](const ShareEntry &entry) { choose(chosen(m_choice, entry)); });
    connect(m_chooser, &AddressChooser::addressTyped, this, &SharePanel::takeTyped);
    connect(m_code, &QrCode::clicked, this, &SharePanel::showLargeCode);
    connect(m_copy, &QPushButton::clicked, this, &SharePanel::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(currentLink()); });
    connect(m_viewer, &QPushButton::clicked, this, &SharePanel::viewerWindowRequested);
    connect(m_newLink, &QPushButton::clicked, this, &SharePanel::newLinkRequested);
    connect(m_passcode, &PasscodeRow::chosen, this, &SharePanel::passcodeChosen);
    connect(m_help, &QPushButton::clicked, this, &SharePanel::showReachHelp);
}

void SharePanel::setAddresses(const QList<InterfaceAddress> &addresses, const RelayAddress &relay)
{
    if (relay.port != 0 && relay == m_relay && addresses == m_addresses)
        return;
    m_addresses = addresses;
    m_relay = relay;
    refresh();
}

void SharePanel::setLocalName(const QString &name)
{
    m_localName = name;
    refresh();
}

void SharePanel::setChoice(const ShareChoice &choice)
{
    m_choice = choice;
    refresh();
}

void SharePanel::setAccess(const AccessChoices &access)
{
    m_passcode->setChoice(access.asksForPasscode, access.passcode);
    m_newLink->setVisible(access.asksForPasscode);
}

void SharePanel::choose(const ShareChoice &choice)
{
    setChoice(choice);
    emit choiceChanged(m_choice);
}

void SharePanel::takeTyped(const TypedAddress &address)
{
    ShareChoice choice = m_choice;
    choice.typed = address;
    if (!address.isEmpty())
        choice.way = WayIn::Typed;
    else if (choice.way == WayIn::Typed)
        choice.way = WayIn::Network;
    if (choice != m_choice)
        choose(choice);
}

void SharePanel::refresh()
{
    m_entries = shareEntries(m_addresses, m_localName, m_choice.typed);
    const bool isListening = m_relay.port != 0;
    m_chooser->setPlaceholder(isListening ? tr("This computer only") : tr("Starting"));
    m_chooser->setEntries(m_entries, chosenEntry(m_entries, m_choice));
    for (QWidget *control : std::initializer_list<QWidget *>{m_chooser, m_copy, m_open, m_viewer, m_newLink,
                                                             m_passcode, m_help}) {
        control->setEnabled(isListening);
    }
    emit reachableChanged(isReachable());
    delete m_publishLink; // it may show what is no longer so
    showCurrent();
}

std::optional<ShareEntry> SharePanel::current() const
{
    const qsizetype index = chosenEntry(m_entries, m_choice);
    return index >= 0 ? std::optional(m_entries[index]) : std::nullopt;
}

bool SharePanel::isReachable() const
{
    return m_relay.port != 0 && current().has_value();
}

QUrl SharePanel::currentAddress() const
{
    const std::optional<ShareEntry> entry = current();
    return entry ? entryUrl(*entry, m_relay) : m_relay.loopbackUrl;
}

QUrl SharePanel::currentLink() const
{
    return withViewKey(currentAddress(), m_relay);
}

void SharePanel::showCurrent()
{
    const bool isListening = m_relay.port != 0;
    m_url->setAddress(isListening ? currentAddress().toString() : QString());
    m_url->setVisible(isListening);
    const bool hasCode = isReachable();
    m_code->setVisible(hasCode);
    if (hasCode)
        m_code->setContent(forMachines(currentLink()));
    if (m_largeCode && hasCode)
        m_largeCode->setContent(forMachines(currentLink()), currentAddress().toString());
    else
        delete m_largeCode;
    if (m_reachHelp)
        m_reachHelp->setEntry(current(), m_relay);
    showNotes();
}

void SharePanel::showNotes()
{
    const bool isListening = m_relay.port != 0;
    if (isListening && !current())
        m_note->setText(
            tr("No network found: only this computer can watch. Join a network to share the stream."));
    else if (!m_relay.viewKey.isEmpty())
        m_note->setText(tr("The link or the QR code is enough."));
    else
        m_note->clear();
    m_note->setVisible(!m_note->text().isEmpty());
    m_certificate->setText(tr("Browsers warn about the certificate once. Compare its fingerprint: %1")
                               .arg(shortFingerprint(m_relay.fingerprint)));
    m_certificate->setToolTip(
        plainToolTip(tr("SHA-256: %1\nOf its key, which stays the same for other addresses: %2")
                         .arg(m_relay.fingerprint, m_relay.keyFingerprint)));
    m_certificate->setVisible(m_relay.isSecure());
    m_icecast->setText(tr("Through Icecast: %1").arg(m_relay.icecast.toString()));
    m_icecast->setVisible(!m_relay.icecast.isEmpty());
}

void SharePanel::copy()
{
    QGuiApplication::clipboard()->setText(forMachines(currentLink()));
    m_copy->setMinimumWidth(m_copy->width()); // the shorter word must not rearrange the buttons
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedFeedback, m_copy, [this] {
        m_copy->setText(tr("Cop&y link"));
        m_copy->setMinimumWidth(0);
    });
}

void SharePanel::showPublishLink()
{
    delete m_publishLink;
    const QUrl link = m_relay.isSecure() ? publishUrl(currentAddress(), m_relay) : QUrl();
    m_publishLink = new PublishLinkDialog(link, this);
    m_publishLink->show();
}

void SharePanel::showLargeCode()
{
    delete m_largeCode;
    m_largeCode = new QrWindow(this);
    showCurrent();
    m_largeCode->show();
}

void SharePanel::showReachHelp()
{
    delete m_reachHelp;
    m_reachHelp = new ReachHelp(this);
    m_reachHelp->setEntry(current(), m_relay);
    m_reachHelp->show();
}

} // namespace lancast::app
