#include "dashboard/status_strip.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

class StatusStripTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingInOneLine()
    {
        net::StatusSnapshot status;
        status.viewers = 12;
        status.bitsPerSecondIn = 2'500'000;
        status.bitsPerSecondOut = 30'000'000;
        status.gopCacheBytes = 812'345;
        QCOMPARE(statusInOneLine(status), u"12 viewers · in 2.5 · out 30.0 Mbit/s · buffer 812 KB"_s);
        net::ClientStatus viewer;
        viewer.delayMs = 310;
        status.clients = {viewer};
        QVERIFY(statusInOneLine(status).contains(u" · delay 0.3 s · "_s));
        StatusStrip strip;
        strip.setStatus(status);
        QCOMPARE(strip.findChild<QLabel *>(u"statusLine"_s)->text(), statusInOneLine(status));
    }

    void theRecordingComesFirst()
    {
        net::StatusSnapshot status;
        status.recordingFile.state = record::RecordingFileState::Writing;
        status.recordingFile.bytes = 75'000'000;
        QVERIFY(statusInOneLine(status).startsWith(u"REC 00:00:00 · 75 MB · 0 viewers · "_s));
    }

    void detailsAreAskedFor()
    {
        StatusStrip strip;
        const QSignalSpy asked(&strip, &StatusStrip::detailsRequested);
        strip.findChild<QPushButton *>(u"details"_s)->click();
        QCOMPARE(asked.size(), 1);
    }
};

QTEST_MAIN(StatusStripTest)
#include "status_strip_test.moc"
