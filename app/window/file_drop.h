// Takes a video that is dropped anywhere on the window.
#pragma once

#include "host/host_messages.h"

#include <QObject>
#include <QString>

#include <optional>

class QMimeData;
class QWidget;

namespace lancast::app {

class DropOverlay;

struct DroppedFile
{
    QString path; ///< empty with a fault
    QString name; ///< of the file or the folder
    std::optional<DropFault> fault;
};

/// What \a data is, seen as a video to stream. Whether it can be played turns out later.
[[nodiscard]] DroppedFile droppedFile(const QMimeData &data);

class FileDrop final : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget *window);

    [[nodiscard]] bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void dropped(const QString &path);
    void refused(const lancast::app::Message &message);

private:
    void enter(QObject *watched, QEvent *event);
    void leave(const QObject *watched);
    void drop(QEvent *event);

    QWidget *m_window;
    DropOverlay *m_overlay; ///< over everything, and so the one that is dropped on
    bool m_isOverOverlay = false;
};

} // namespace lancast::app
