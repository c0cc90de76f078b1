// Shows an address whole, on as many lines as it takes, to be read and selected.
#pragma once

#include <QPlainTextEdit>

namespace lancast::app {

class AddressText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit AddressText(QWidget *parent = nullptr);

    void setAddress(const QString &address);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace lancast::app
