// Asks the host which screen or window to show.
#pragma once

#include "web/capture_item.h"

#include <QDialog>

#include <optional>

class QListView;
class QPushButton;
class QVBoxLayout;

namespace lancast::app {

class CaptureDialog final : public QDialog
{
    Q_OBJECT

public:
    /// The models have names (Qt::DisplayRole), may change while the dialog is open, and must outlive it.
    explicit CaptureDialog(const CaptureModels &models, QWidget *parent = nullptr);

    /// Empty while nothing is selected.
    [[nodiscard]] std::optional<CaptureItem> chosen() const;

private:
    struct Section
    {
        CaptureKind kind;
        QString title; ///< with a key
        QString name;  ///< of the list
    };
    [[nodiscard]] QListView *addList(QVBoxLayout &layout, const Section &section, QAbstractListModel &model);
    void addButtons(QVBoxLayout &layout);
    void keepOneSelected(QListView &list, QListView &other);
    void selectFirst();
    void check();

    QListView *m_screens;
    QListView *m_windows;
    QPushButton *m_share = nullptr;
};

} // namespace lancast::app
