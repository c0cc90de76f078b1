// A short help that needs no network: how to host, and the keys.
#pragma once

#include <QDialog>
#include <QList>

class QAction;

namespace lancast::app {

class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    /// Lists the keys of \a actions as they are.
    explicit HelpDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace lancast::app
