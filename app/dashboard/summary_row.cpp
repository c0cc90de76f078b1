#include "dashboard/summary_row.h"

#include "dashboard/figure.h"
#include "host/access_choices.h"
#include "host/recording_words.h"
#include "look/format.h"
#include "look/look.h"
#include "look/plain_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

int percentage(qsizetype part, qsizetype whole)
{
    return whole > 0 ? int(std::min<qsizetype>(part * 100 / whole, 100)) : 0;
}

} // namespace

SummaryRow::SummaryRow(QWidget *parent)
    : FittingRow(parent)
{
    addViewers(*row());
    addFigures(*row());
    row()->addStretch(1);
    m_graphs = new QPushButton(tr("G&raphs"));
    m_graphs->setObjectName(u"graphs"_s);
    m_graphs->setCheckable(true);
    markWhileChecked(*m_graphs);
    m_graphs->setToolTip(tr("What went in and out in the last five minutes, to how many, with what delay"));
    row()->addWidget(m_graphs);
    setLesser({m_mediaFill, m_media, m_buffer, m_in, m_out, m_recording});
    connect(m_graphs, &QPushButton::clicked, this, &SummaryRow::graphsToggled);
    connect(m_unblock, &QPushButton::clicked, this, &SummaryRow::unblockAll);
    connect(m_limit, &QSpinBox::valueChanged, this, &SummaryRow::maxViewersChosen);
}

void SummaryRow::addViewers(QHBoxLayout &layout)
{
    auto *heading = new QLabel(tr("Viewers"));
    heading->setFont(headingFont(font()));
    m_viewers = new QLabel;
    m_viewers->setFont(headingFont(font()));
    m_viewers->setObjectName(u"viewerCount"_s);
    m_viewers->setAccessibleName(tr("Viewers"));
    m_viewers->setMinimumWidth(m_viewers->fontMetrics().horizontalAdvance(u"000"_s));
    m_limit = new QSpinBox;
    m_limit->setObjectName(u"maxViewers"_s);
    m_limit->setAccessibleName(tr("Viewers at most"));
    m_limit->setToolTip(tr("Nobody more can join; who watches already stays"));
    m_limit->setRange(0, mostViewersToChoose);
    m_limit->setSpecialValueText(tr("no limit"));
    m_limit->setKeyboardTracking(false);
    auto *limitLabel = new QLabel(tr("at most"));
    limitLabel->setBuddy(m_limit);
    m_unblock = new QPushButton;
    m_unblock->setObjectName(u"unblockAll"_s);
    m_unblock->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{heading, m_viewers, limitLabel, m_limit, m_unblock})
        row->addWidget(widget);
    m_recording = new QLabel;
    m_recording->setObjectName(u"recordingState"_s);
    m_recording->setAccessibleName(tr("Recording"));
    layout.addLayout(row);
    layout.addWidget(m_recording);
}

void SummaryRow::addFigures(QHBoxLayout &layout)
{
    m_in = new Figure(tr("In"), u"rateIn"_s, u"00.0 Mbit/s"_s);
    m_out = new Figure(tr("Out"), u"rateOut"_s, u"000.0 Mbit/s"_s);
    m_buffer = new Figure(tr("Buffer"), u"buffer"_s, u"000 KB \u00b7 0.0 s"_s);
    m_media = new Figure(tr("Media memory"), u"media"_s, u"00 MB of 000 MB"_s);
    m_media->setToolTip(tr("What LanCast holds of the stream, for slow viewers most of all"));
    m_mediaFill = new QProgressBar;
    m_mediaFill->setObjectName(u"mediaFill"_s);
    m_mediaFill->setAccessibleName(tr("Share of the media memory's limit"));
    m_mediaFill->setTextVisible(false);
    m_mediaFill->setFixedSize(8 * spacing, spacing);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_in, m_out, m_buffer, m_media, m_mediaFill})
        layout.addWidget(widget);
}

void SummaryRow::setMaxViewers(int viewers)
{
    const QSignalBlocker blocker(m_limit);
    m_limit->setValue(viewers);
}

void SummaryRow::setGraphsShown(bool isShown)
{
    m_graphs->setChecked(isShown);
}

void SummaryRow::addBlocked(const QString &address)
{
    m_blocked.insert(address);
    showBlocked();
}

void SummaryRow::unblockAll()
{
    m_blocked.clear();
    showBlocked();
    emit unblockAllRequested();
}

void SummaryRow::showBlocked()
{
    m_unblock->setText(tr("Unblock &all (%1)").arg(m_blocked.size()));
    m_unblock->setToolTip(
        plainToolTip(tr("Let these in again: %1").arg(QStringList(m_blocked.values()).join(u", "_s))));
    m_unblock->setVisible(!m_blocked.isEmpty());
    fit();
}

void SummaryRow::showRecording(const record::RecordingFileStatus &status, stream::StreamState stream)
{
    const QString words = recordingInWords(status, stream);
    if (words.isEmpty() && m_recording->text().isEmpty())
        return;
    const bool isWriting =
        status.state == record::RecordingFileState::Writing && stream != stream::StreamState::Paused;
    m_recording->setText(isWriting ? u"\u25cf "_s + words : words);
    QPalette colours = m_recording->palette();
    colours.setColor(QPalette::WindowText,
                     isWriting ? stateColours(palette()).live : stateColours(palette()).waiting);
    m_recording->setPalette(colours);
    fit();
}

void SummaryRow::setStatus(const net::StatusSnapshot &status)
{
    m_viewers->setText(QString::number(status.viewers));
    showRecording(status.recordingFile, status.state);
    m_in->setText(formattedRate(status.bitsPerSecondIn));
    m_out->setText(formattedRate(status.bitsPerSecondOut));
    m_buffer->setText(formattedSize(quint64(status.gopCacheBytes)) + u" \u00b7 "_s +
                      formattedSeconds(status.gopCacheSpan));
    const QString media =
        tr("%1 of %2")
            .arg(formattedSize(quint64(status.mediaBytes)), formattedSize(quint64(status.mediaLimitBytes)));
    m_media->setText(media);
    // In a small window the one has no room.
    m_buffer->setToolTip(tr("What a new viewer gets at once. Media memory: %1").arg(media));
    m_mediaFill->setValue(percentage(status.mediaBytes, status.mediaLimitBytes));
}

} // namespace lancast::app
