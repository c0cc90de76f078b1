#include "dashboard/status_strip.h"

#include "dashboard/graph_row.h"
#include "host/recording_words.h"
#include "look/format.h"
#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_line(new QLabel)
{
    m_line->setObjectName(u"statusLine"_s);
    m_line->setWordWrap(true);
    auto *details = new QPushButton(tr("Deta&ils"));
    details->setObjectName(u"details"_s);
    details->setToolTip(tr("Every viewer, and the last five minutes"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(spacing);
    row->addWidget(m_line, 1);
    row->addWidget(details);
    connect(details, &QPushButton::clicked, this, &StatusStrip::detailsRequested);
    setStatus({});
}

void StatusStrip::setStatus(const net::StatusSnapshot &status)
{
    m_line->setText(statusInOneLine(status));
}

QString statusInOneLine(const net::StatusSnapshot &status)
{
    QStringList parts{StatusStrip::tr("%n viewers", nullptr, status.viewers),
                      StatusStrip::tr("in %1").arg(formattedMegabits(status.bitsPerSecondIn)),
                      StatusStrip::tr("out %1").arg(formattedRate(status.bitsPerSecondOut))};
    if (const auto delay = middleDelay(status.clients))
        parts.append(StatusStrip::tr("delay %1").arg(formattedDelay(delay)));
    parts.append(StatusStrip::tr("buffer %1").arg(formattedSize(quint64(status.gopCacheBytes))));
    if (const QString recording = recordingInWords(status.recordingFile, status.state); !recording.isEmpty())
        parts.prepend(recording);
    return parts.join(u" \u00b7 "_s);
}

} // namespace lancast::app
