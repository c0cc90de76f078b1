// Asks for a quality of the host's own: size, frame rate, bitrate, codec.
#pragma once

#include "host/custom_quality.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace lancast::app {

class QualityDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit QualityDialog(const CustomQuality &quality, QWidget *parent = nullptr);

signals:
    void chosen(const lancast::app::CustomQuality &quality);

private:
    void addSize(QFormLayout &form, QSize size);
    void addRates(QFormLayout &form, const CustomQuality &quality);
    void addCodec(QFormLayout &form, Codec codec);
    void addButtons(QFormLayout &form);
    void check();
    [[nodiscard]] CustomQuality quality() const;

    QComboBox *m_size;
    QLabel *m_fault;
    QSpinBox *m_frames;
    QSpinBox *m_bitrate; ///< kbit/s
    QComboBox *m_codec;
    QPushButton *m_use;
};

} // namespace lancast::app
