#include "share/qr_window.h"

#include "look/look.h"
#include "share/address_text.h"
#include "share/qr_code.h"

#include <QLabel>
#include <QScreen>
#include <QShortcut>
#include <QTextOption>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int addressPoints = 24;
constexpr qreal partOfScreen = 0.8;

} // namespace

QrWindow::QrWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_code(new QrCode(this))
    , m_address(new AddressText(this))
{
    setWindowTitle(tr("Scan to watch – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    // As light as the code itself in every theme: a projector's dark room makes scanning harder, not easier.
    setPalette(QPalette(Qt::black, Qt::lightGray, Qt::white, Qt::darkGray, Qt::gray, Qt::black, Qt::black,
                        Qt::white, Qt::white));
    setAutoFillBackground(true);
    m_code->setToolTip(tr("Click to close"));
    QFont large = font();
    large.setPointSize(addressPoints);
    large.setWeight(QFont::DemiBold);
    m_address->setFont(large);
    m_address->setObjectName(u"largeAddress"_s);
    QTextOption centred = m_address->document()->defaultTextOption();
    centred.setAlignment(Qt::AlignHCenter);
    m_address->document()->setDefaultTextOption(centred);
    auto *hint =
        new QLabel(tr("Point a phone's camera at the code. Escape closes, F11 fills the screen."), this);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(3 * spacing, 3 * spacing, 3 * spacing, 3 * spacing);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_code, 1);
    layout->addWidget(m_address);
    layout->addWidget(hint);
    connect(m_code, &QrCode::clicked, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_Escape, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(Qt::Key_F11, this), &QShortcut::activated, this,
            [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    fitToScreen();
}

void QrWindow::setContent(const QString &content, const QString &address)
{
    m_code->setContent(content);
    m_address->setAddress(address);
}

void QrWindow::fitToScreen()
{
    const QRect place = screen()->availableGeometry();
    const int side = int(partOfScreen * std::min(place.width(), place.height()));
    resize(side, side);
    move(place.center() - rect().center());
}

} // namespace lancast::app
