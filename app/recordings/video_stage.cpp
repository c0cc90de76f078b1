#include "recordings/video_stage.h"

#include "look/look.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <QVideoFrame>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

VideoStage::VideoStage(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_text->setObjectName(u"stageText"_s);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText);
    QPalette onBlack = palette();
    onBlack.setColor(QPalette::WindowText, Qt::white);
    m_text->setPalette(onBlack);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->addWidget(m_text);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, qOverload<>(&QWidget::update));
}

void VideoStage::setText(const QString &text)
{
    m_text->setText(text);
    update();
}

QString VideoStage::text() const
{
    return m_text->text();
}

void VideoStage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Qt::black);
    QVideoFrame frame = m_sink.videoFrame();
    if (!m_text->text().isEmpty() || !frame.isValid())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    frame.paint(&painter, rect(), {Qt::black, Qt::KeepAspectRatio, {}});
}

void VideoStage::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit clicked();
}

void VideoStage::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit doubleClicked();
}

} // namespace lancast::app
