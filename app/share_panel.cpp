#include "share_panel.h"

#include "look.h"
#include "qr_code.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr std::chrono::seconds copiedFeedback{2};
constexpr int mostListRows = 4;

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

SharePanel::SharePanel(QWidget *parent)
    : QWidget(parent)
    , m_network(plainLabel(this))
    , m_url(plainLabel(this))
    , m_code(new QrCode(this))
    , m_copy(new QPushButton(tr("Cop&y"), this))
    , m_open(new QPushButton(tr("Open in &browser"), this))
    , m_viewer(new QPushButton(tr("&Viewer window"), this))
    , m_hint(plainLabel(this))
    , m_list(new QListWidget(this))
{
    buildControls();
    connect(m_list, &QListWidget::currentRowChanged, this, &SharePanel::showCurrent);
    connect(m_copy, &QPushButton::clicked, this, &SharePanel::copy);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(currentUrl()); });
    connect(m_viewer, &QPushButton::clicked, this, &SharePanel::viewerWindowRequested);
    setAddresses({}, 0);
}

void SharePanel::buildControls()
{
    auto *heading = new QLabel(tr("Share"), this);
    heading->setFont(headingFont(font()));
    m_url->setObjectName(u"shareUrl"_s);
    m_url->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont urlFont = m_url->font();
    urlFont.setWeight(QFont::DemiBold);
    m_url->setFont(urlFont);
    m_copy->setToolTip(tr("Copy the address"));
    m_viewer->setToolTip(tr("See what the guests see (Ctrl+N)"));
    m_list->setObjectName(u"addresses"_s);
    m_list->setAccessibleName(tr("Addresses"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);

    auto *buttons = new QGridLayout;
    buttons->setSpacing(spacing);
    buttons->addWidget(m_copy, 0, 0);
    buttons->addWidget(m_open, 0, 1);
    buttons->addWidget(m_viewer, 1, 0, 1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(heading);
    layout->addWidget(m_code, 1);
    layout->addWidget(m_network);
    layout->addWidget(m_url);
    layout->addLayout(buttons);
    layout->addWidget(m_hint);
    layout->addWidget(m_list);
    layout->addStretch();
}

void SharePanel::setAddresses(const QList<InterfaceAddress> &addresses, quint16 port)
{
    if (port != 0 && port == m_port && addresses == m_addresses)
        return;
    // The choice stays as long as its address does.
    const QString selected = currentUrl().toString();
    m_addresses = addresses;
    m_port = port;
    fillList(selected);
    const bool isListening = port != 0;
    for (QPushButton *button : {m_copy, m_open, m_viewer})
        button->setEnabled(isListening);
    m_hint->setVisible(isListening && (addresses.isEmpty() || addresses.size() > 1));
    m_hint->setText(
        addresses.isEmpty()
            ? tr("No network found: only this computer can watch. Join a network to share the stream.")
            : tr("All addresses of this computer:"));
    showCurrent();
}

void SharePanel::fillList(const QString &selectedUrl)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    int selectedRow = 0;
    for (const InterfaceAddress &address : std::as_const(m_addresses)) {
        const QUrl url = shareUrl(address.address, m_port);
        if (url.toString() == selectedUrl)
            selectedRow = m_list->count();
        auto *item =
            new QListWidgetItem(networkTitle(address.kind) + u"  "_s + address.address.toString(), m_list);
        item->setToolTip(u"%1 (%2)"_s.arg(url.toString(), address.interfaceName));
    }
    m_list->setCurrentRow(selectedRow);
    const int rows = std::clamp(m_list->count(), 1, mostListRows);
    m_list->setFixedHeight(rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    m_list->setVisible(m_addresses.size() > 1);
}

QUrl SharePanel::currentUrl() const
{
    const int row = m_list->currentRow();
    const bool isKnown = row >= 0 && row < m_addresses.size();
    return shareUrl(isKnown ? m_addresses[row].address : QHostAddress(QHostAddress::LocalHost), m_port);
}

void SharePanel::showCurrent()
{
    if (m_port == 0) {
        m_network->setText(tr("Starting"));
        m_url->clear();
        m_code->hide();
        return;
    }
    const int row = m_list->currentRow();
    const bool isKnown = row >= 0 && row < m_addresses.size();
    m_network->setText(isKnown ? networkTitle(m_addresses[row].kind) : tr("This computer"));
    const QString url = currentUrl().toString();
    m_url->setText(url);
    m_code->setText(url);
    m_code->setVisible(isKnown);
}

void SharePanel::copy()
{
    QGuiApplication::clipboard()->setText(currentUrl().toString());
    m_copy->setText(tr("Copied"));
    QTimer::singleShot(copiedFeedback, m_copy, [this] { m_copy->setText(tr("Cop&y")); });
}

} // namespace lancast::app
