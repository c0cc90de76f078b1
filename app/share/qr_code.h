// Shows a text as a QR code: black on white in every theme, sharp at every scale. A click asks for a larger
// one.
#pragma once

#include <QAbstractButton>
#include <QBitArray>

namespace lancast::app {

class QrCode final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    /// The widget is then at least as large as a camera needs it. Not the button's text, which has mnemonics.
    void setContent(const QString &content);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_content;
    int m_side = 0;      ///< modules along one side
    QBitArray m_modules; ///< row by row; set: black
};

} // namespace lancast::app
