#include "preferences/video_page.h"

#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

VideoPage::VideoPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_codec(new QComboBox(this))
    , m_restart(new QSpinBox(this))
    , m_timeslice(new QSpinBox(this))
{
    PreferencesForm form(*this);
    m_codec->setObjectName(u"codec"_s);
    m_codec->addItem(u"VP8"_s, int(Codec::Vp8));
    m_codec->addItem(u"VP9"_s, int(Codec::Vp9));
    form.addRow(tr("&Codec:"), m_codec);
    form.addHelp(m_codec, tr("VP9 gives a better picture at the same rate, and takes more of this computer's "
                             "processor."));
    m_restart->setObjectName(u"restartInterval"_s);
    m_restart->setRange(int(shortestRestartInterval.count()), int(longestRestartInterval.count()));
    m_restart->setSuffix(tr(" s"));
    form.addRow(tr("&Restart interval:"), m_restart);
    form.addHelp(m_restart,
                 tr("How often the recorder starts anew. Short: a guest whose connection could not keep up "
                    "sees the picture again sooner. Long: a steadier stream."));
    if (preferences.options().restartInterval)
        form.setRuled(m_restart, u"--restart-interval"_s);
    m_timeslice->setObjectName(u"timeslice"_s);
    m_timeslice->setRange(int(shortestTimeslice.count()), int(longestTimeslice.count()));
    m_timeslice->setSuffix(tr(" ms"));
    form.addRow(tr("&Piece length:"), m_timeslice);
    form.addHelp(m_timeslice,
                 tr("The stream is sent in pieces of this length. Short pieces keep the delay down, "
                    "long ones take less work."));
    for (QSpinBox *box : {m_restart, m_timeslice})
        box->setKeyboardTracking(false);
    showChoices();
    connect(m_codec, &QComboBox::activated, this, &VideoPage::choose);
    connect(m_restart, &QSpinBox::valueChanged, this, &VideoPage::choose);
    connect(m_timeslice, &QSpinBox::valueChanged, this, &VideoPage::choose);
    connect(&preferences, &Preferences::changed, this, &VideoPage::showChoices);
}

void VideoPage::showChoices()
{
    const VideoTuning &tuning = m_preferences.tuning();
    const QSignalBlocker restart(m_restart);
    const QSignalBlocker timeslice(m_timeslice);
    m_codec->setCurrentIndex(m_codec->findData(int(tuning.codec)));
    m_restart->setValue(int(tuning.restartInterval.count()));
    m_timeslice->setValue(int(tuning.timeslice.count()));
}

void VideoPage::choose()
{
    m_preferences.setTuning({Codec(m_codec->currentData().toInt()), std::chrono::seconds(m_restart->value()),
                             std::chrono::milliseconds(m_timeslice->value())});
}

} // namespace lancast::app
