#include "window/file_drop.h"

#include "window/drop_overlay.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

namespace lancast::app {

namespace {

QString invitation(const DroppedFile &file)
{
    return file.fault ? dropMessage(*file.fault, file.name).text
                      : FileDrop::tr("Drop to stream “%1”").arg(file.name);
}

} // namespace

DroppedFile droppedFile(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    if (urls.isEmpty() || !urls.constFirst().isLocalFile())
        return {{}, {}, DropFault::NotAFile};
    if (urls.size() > 1)
        return {{}, {}, DropFault::SeveralFiles};
    const QFileInfo file(urls.constFirst().toLocalFile());
    if (file.isDir())
        return {{}, QFileInfo(file.absoluteFilePath()).fileName(), DropFault::Folder};
    if (!file.isFile() || !file.isReadable())
        return {{}, file.fileName(), DropFault::NotReadable};
    return {file.absoluteFilePath(), file.fileName(), {}};
}

FileDrop::FileDrop(QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_overlay(new DropOverlay(window))
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
    m_overlay->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter:
        enter(watched, event);
        return true;
    case QEvent::DragLeave:
        leave(watched);
        return true;
    case QEvent::Drop:
        drop(event);
        return true;
    default:
        return QObject::eventFilter(watched, event);
    }
}

void FileDrop::enter(QObject *watched, QEvent *event)
{
    auto *drag = static_cast<QDragEnterEvent *>(event);
    const QMimeData *data = drag->mimeData();
    // Text that is dragged about inside the window is nobody's video.
    if (drag->source() || !(data->hasUrls() || data->hasText())) {
        drag->ignore();
        return;
    }
    drag->setDropAction(Qt::CopyAction);
    drag->accept();
    m_isOverOverlay = watched == m_overlay;
    m_overlay->appear(invitation(droppedFile(*data)));
}

void FileDrop::leave(const QObject *watched)
{
    if (watched == m_overlay) {
        m_isOverOverlay = false;
        m_overlay->hide();
        return;
    }
    // The window is left for the overlay, too, which is entered at once.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_isOverOverlay)
                m_overlay->hide();
        },
        Qt::QueuedConnection);
}

void FileDrop::drop(QEvent *event)
{
    auto *drop = static_cast<QDropEvent *>(event);
    m_isOverOverlay = false;
    m_overlay->hide();
    const DroppedFile file = droppedFile(*drop->mimeData());
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (file.fault)
        emit refused(dropMessage(*file.fault, file.name));
    else
        emit dropped(file.path);
}

} // namespace lancast::app
