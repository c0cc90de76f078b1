#include "share/qr_code.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>

namespace lancast::app {

namespace {

// ISO/IEC 18004: a scanner needs four light modules around the code.
constexpr int quietZone = 4;

} // namespace

QrCode::QrCode(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(132, 132);
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(tr("QR code for %1").arg(text));
    const auto code =
        qrcodegen::QrCode::encodeText(text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
    m_side = code.getSize();
    m_modules = QBitArray(qsizetype(m_side) * m_side);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x)
            m_modules.setBit(qsizetype(y) * m_side + x, code.getModule(x, y));
    }
    update();
}

QSize QrCode::sizeHint() const
{
    return {168, 168};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_side == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    // In device pixels, so that every module is the same whole number of them.
    const qreal ratio = devicePixelRatioF();
    painter.scale(1 / ratio, 1 / ratio);
    const QSize pixels(int(width() * ratio), int(height() * ratio));
    const int sideWithZone = m_side + 2 * quietZone;
    const int module = std::max(1, std::min(pixels.width(), pixels.height()) / sideWithZone);
    const int total = module * sideWithZone;
    const QPoint corner((pixels.width() - total) / 2, (pixels.height() - total) / 2);
    painter.fillRect(QRect(corner, QSize(total, total)), Qt::white);
    for (int y = 0; y < m_side; ++y) {
        for (int x = 0; x < m_side; ++x) {
            if (!m_modules.testBit(qsizetype(y) * m_side + x))
                continue;
            const QPoint place = corner + QPoint(x + quietZone, y + quietZone) * module;
            painter.fillRect(QRect(place, QSize(module, module)), Qt::black);
        }
    }
}

} // namespace lancast::app
