// Shows a text as a QR code: black on white in every theme, sharp at every scale.
#pragma once

#include <QBitArray>
#include <QWidget>

namespace lancast::app {

class QrCode final : public QWidget
{
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    void setText(const QString &text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return width; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    int m_side = 0;      ///< modules along one side
    QBitArray m_modules; ///< row by row; set: black
};

} // namespace lancast::app
