#include "dashboard/health_row.h"

#include "dashboard/figure.h"
#include "dashboard/icecast_words.h"
#include "look/format.h"
#include "look/look.h"
#include "look/plain_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

const QString noValue = u"–"_s;

QString framesInWords(const HostFigures &figures)
{
    if (!figures.isLive)
        return noValue;
    const QString sent = QString::number(qRound(figures.framesSent));
    return figures.framesAsked > 0
               ? HealthRow::tr("%1 of %2").arg(sent, QString::number(qRound(figures.framesAsked)))
               : sent;
}

} // namespace

HealthRow::HealthRow(QWidget *parent)
    : FittingRow(parent)
    , m_verdict(new QLabel)
    , m_frames(new Figure(tr("Pictures a second"), u"framesSent"_s, tr("%1 of %2").arg(u"00"_s, u"00"_s)))
    , m_encoding(new Figure(tr("Waiting to be encoded"), u"encoding"_s, u"0.00 s"_s))
    , m_sending(new Figure(tr("Waiting to be sent"), u"sending"_s, u"000 KB"_s))
    , m_cpu(new Figure(tr("Relay"), u"relayCpu"_s, u"100 %"_s))
    , m_icecast(new Figure(u"Icecast"_s, u"icecastState"_s, {}))
{
    m_verdict->setObjectName(u"hostHealth"_s);
    m_verdict->setAccessibleName(tr("This computer"));
    m_frames->setToolTip(tr("Sent, of those that were asked for"));
    m_encoding->setToolTip(tr("How old a picture is when it comes out of the encoder"));
    m_sending->setToolTip(tr("Encoded, but not yet on its way"));
    m_cpu->setToolTip(tr("Processor time that serving the viewers takes, in percent of one core"));
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_verdict, m_frames, m_encoding, m_sending, m_cpu, m_icecast})
        row()->addWidget(widget);
    row()->addStretch(1);
    setLesser({m_sending, m_cpu, m_encoding, m_frames});
    m_icecast->hide();
    setHealth({}, HostTrouble::None);
}

void HealthRow::setHealth(const HostFigures &figures, HostTrouble trouble)
{
    m_isLive = figures.isLive;
    m_trouble = trouble;
    m_frames->setText(framesInWords(figures));
    m_encoding->setText(figures.isLive && figures.pictureAge ? formattedFineSeconds(*figures.pictureAge)
                                                             : noValue);
    m_sending->setText(figures.isLive ? formattedSize(quint64(figures.queuedBytes)) : noValue);
    m_cpu->setText(figures.cpuShare ? tr("%1 %").arg(qRound(*figures.cpuShare * 100)) : noValue);
    showVerdict();
}

void HealthRow::setIcecast(const icecast::IcecastStatus &status)
{
    const bool hasIcecast = status.state != icecast::IcecastState::Off;
    m_icecast->setText(inWords(status));
    m_icecast->setToolTip(plainToolTip(adviceOn(status)));
    if (std::exchange(m_hasIcecast, hasIcecast) == hasIcecast)
        return;
    QList<QWidget *> lesser{m_sending, m_cpu, m_encoding, m_frames};
    if (hasIcecast)
        lesser.append(m_icecast);
    setLesser(lesser);
    m_icecast->setVisible(hasIcecast);
    fit();
}

void HealthRow::showVerdict()
{
    const QString words = m_isLive ? u"\u25cf "_s + inWords(m_trouble) : tr("Nothing is sent");
    if (words == m_verdict->text())
        return;
    m_verdict->setText(words);
    colourVerdict();
    fit();
}

void HealthRow::colourVerdict()
{
    const StateColours colours = stateColours(palette());
    QPalette words = m_verdict->palette();
    words.setColor(QPalette::WindowText, !m_isLive                        ? colours.waiting
                                         : m_trouble == HostTrouble::None ? colours.good
                                                                          : colours.warning);
    m_verdict->setPalette(words);
}

void HealthRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourVerdict();
}

} // namespace lancast::app
