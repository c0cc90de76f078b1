#include "window/quality_dialog.h"

#include "look/look.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize commonSizes[] = {{640, 360},   {854, 480},   {1280, 720},
                                 {1920, 1080}, {2560, 1440}, {3840, 2160}};
constexpr int bitrateStep = 100; // kbit/s

QString wordsFor(SizeFault fault)
{
    switch (fault) {
    case SizeFault::None:
        return {};
    case SizeFault::NotASize:
        return QualityDialog::tr("Write width and height in pixels, like 1280x720.");
    case SizeFault::TooSmall:
        return QualityDialog::tr("The smallest size is %1.").arg(sizeText(smallestPicture));
    case SizeFault::TooLarge:
        return QualityDialog::tr("The largest size is %1.").arg(sizeText(largestPicture));
    case SizeFault::Odd:
        return QualityDialog::tr("Width and height have to be even numbers.");
    }
    Q_UNREACHABLE();
}

} // namespace

QualityDialog::QualityDialog(const CustomQuality &quality, QWidget *parent)
    : QDialog(parent)
    , m_size(new QComboBox(this))
    , m_fault(new QLabel(this))
    , m_frames(new QSpinBox(this))
    , m_bitrate(new QSpinBox(this))
    , m_codec(new QComboBox(this))
{
    setWindowTitle(tr("Custom quality – LanCast"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    form->setSpacing(spacing);
    addSize(*form, quality.size);
    addRates(*form, quality);
    addCodec(*form, quality.codec);
    addButtons(*form);
    check();
}

void QualityDialog::addSize(QFormLayout &form, QSize size)
{
    m_size->setObjectName(u"customSize"_s);
    m_size->setEditable(true);
    m_size->setInsertPolicy(QComboBox::NoInsert);
    for (const QSize common : commonSizes)
        m_size->addItem(sizeText(common));
    m_size->setEditText(sizeText(size));
    m_fault->setObjectName(u"sizeFault"_s);
    m_fault->setWordWrap(true);
    QPalette coloured = m_fault->palette();
    coloured.setColor(QPalette::WindowText, stateColours(palette()).live);
    m_fault->setPalette(coloured);
    form.addRow(tr("&Size in pixels"), m_size);
    form.addRow(QString(), m_fault);
    connect(m_size, &QComboBox::editTextChanged, this, &QualityDialog::check);
}

void QualityDialog::addRates(QFormLayout &form, const CustomQuality &quality)
{
    m_frames->setObjectName(u"customFrameRate"_s);
    m_frames->setRange(fewestFrames, mostFrames);
    m_frames->setValue(quality.framesPerSecond);
    m_frames->setToolTip(tr("Pictures a second, %1 to %2").arg(fewestFrames).arg(mostFrames));
    m_bitrate->setObjectName(u"customBitrate"_s);
    m_bitrate->setRange(fewestBits / 1000, mostBits / 1000);
    m_bitrate->setSingleStep(bitrateStep);
    m_bitrate->setSuffix(u" kbit/s"_s);
    m_bitrate->setValue(quality.bitsPerSecond / 1000);
    m_bitrate->setToolTip(tr("What each viewer needs of the network, %1 to %2 kbit/s")
                              .arg(fewestBits / 1000)
                              .arg(mostBits / 1000));
    form.addRow(tr("&Frames per second"), m_frames);
    form.addRow(tr("&Bitrate"), m_bitrate);
}

void QualityDialog::addCodec(QFormLayout &form, Codec codec)
{
    m_codec->setObjectName(u"customCodec"_s);
    m_codec->addItem(tr("VP8: less work for this computer"), QVariant::fromValue(Codec::Vp8));
    m_codec->addItem(tr("VP9: better picture, more work"), QVariant::fromValue(Codec::Vp9));
    m_codec->setCurrentIndex(m_codec->findData(QVariant::fromValue(codec)));
    form.addRow(tr("&Codec"), m_codec);
}

void QualityDialog::addButtons(QFormLayout &form)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(u"useCustomQuality"_s);
    m_use->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit chosen(quality());
        accept();
    });
    form.addRow(buttons);
}

void QualityDialog::check()
{
    const SizeFault fault = typedSize(m_size->currentText()).fault;
    m_fault->setText(wordsFor(fault));
    m_fault->setVisible(fault != SizeFault::None);
    m_size->setAccessibleDescription(wordsFor(fault));
    m_use->setEnabled(fault == SizeFault::None);
}

CustomQuality QualityDialog::quality() const
{
    return {typedSize(m_size->currentText()).size, m_frames->value(), m_bitrate->value() * 1000,
            m_codec->currentData().value<Codec>()};
}

} // namespace lancast::app
