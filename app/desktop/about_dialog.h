// What LanCast is, its version, and whose work it is made of.
#pragma once

#include <QDialog>

namespace lancast::app {

class AboutDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace lancast::app
