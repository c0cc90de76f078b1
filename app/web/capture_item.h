// What a page may capture: one screen or one window of those that are there. Pure.
#pragma once

#include <QString>

class QAbstractListModel;

namespace lancast::app {

enum class CaptureKind { Screen, Window };

struct CaptureItem
{
    CaptureKind kind = CaptureKind::Screen;
    int row = 0;       ///< in the model of its kind
    QString name = {}; ///< as the model has it

    friend bool operator==(const CaptureItem &, const CaptureItem &) = default;
};

/// What there is to choose from, as the web engine tells it.
struct CaptureModels
{
    QAbstractListModel &screens;
    QAbstractListModel &windows;
};

} // namespace lancast::app
