#include "share/qr_code.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <cmath>

namespace lancast::app {

namespace {

// ISO/IEC 18004: a scanner needs four light modules around the code.
constexpr int quietZone = 4;
// Device-independent pixels; below that cameras lose modules between the screen's own pixels.
constexpr int smallestModule = 3;
constexpr int usualSide = 168;
constexpr int focusFrame = 2; // around the light zone, of which it must take nothing

} // namespace

QrCode::QrCode(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void QrCode::setContent(const QString &content)
{
    if (content == m_content)
        return;
    m_content = content;
    setAccessibleName(tr("QR code for %1").arg(content));
    const auto code =
        qrcodegen::QrCode::encodeText(content.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
    m_side = code.getSize();
    m_modules = QBitArray(qsizetype(m_side) * m_side);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x)
            m_modules.setBit(qsizetype(y) * m_side + x, code.getModule(x, y));
    }
    const int least = smallestModule * (m_side + 2 * quietZone) + 2 * focusFrame;
    setMinimumSize(least, least);
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const
{
    // As large as its modules come to: more would be a blank edge.
    const int sideWithZone = m_side + 2 * quietZone;
    const int module = std::max(smallestModule, (usualSide - 2 * focusFrame) / sideWithZone);
    const int side = m_side == 0 ? usualSide : module * sideWithZone + 2 * focusFrame;
    return QSize(side, side).expandedTo(minimumSize());
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_side == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    // In device pixels, so that every module is the same whole number of them; and from a whole one on: at a
    // scale of 1.25 a widget may begin in the middle of one.
    const qreal ratio = painter.deviceTransform().m11();
    painter.scale(1 / ratio, 1 / ratio);
    const QPointF origin(painter.deviceTransform().dx(), painter.deviceTransform().dy());
    painter.translate(QPointF(origin.toPoint()) - origin);
    const QSize pixels(int(width() * ratio), int(height() * ratio));
    const int frame = int(std::ceil(focusFrame * ratio));
    const int sideWithZone = m_side + 2 * quietZone;
    const int module = std::max(1, (std::min(pixels.width(), pixels.height()) - 2 * frame) / sideWithZone);
    const int total = module * sideWithZone;
    const QRect square(QPoint((pixels.width() - total) / 2, (pixels.height() - total) / 2),
                       QSize(total, total));
    if (hasFocus())
        painter.fillRect(square.adjusted(-frame, -frame, frame, frame), palette().highlight());
    painter.fillRect(square, Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (!m_modules.testBit(qsizetype(y) * m_side + x))
                continue;
            const QPoint place = square.topLeft() + QPoint(x + quietZone, y + quietZone) * module;
            painter.fillRect(QRect(place, QSize(module, module)), Qt::black);
        }
    }
}

} // namespace lancast::app
