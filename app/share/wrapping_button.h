// A push button whose text goes on on a second line where the width does not do: no language is cut.
#pragma once

#include <QPushButton>

namespace lancast::app {

class WrappingButton final : public QPushButton
{
public:
    explicit WrappingButton(const QString &text, QWidget *parent = nullptr);

    /// As wide as the longest word.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize textSize(int width) const;
    [[nodiscard]] QSize frameSize() const;
};

} // namespace lancast::app
