#include "diagnostics/diagnostics.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

DiagnosticFacts facts()
{
    DiagnosticFacts result;
    result.choices.source = SourceKind::File;
    result.choices.file = u"/home/someone/private holiday.mkv"_s;
    result.choices.camera = u"USB camera"_s;
    result.address.port = 8081;
    result.address.wishedPort = 8080;
    result.address.publishToken = "sesame";
    result.address.viewKey = "viewing";
    result.report.errorCode = u"camera-busy"_s;
    result.status.state = lancast::stream::StreamState::Live;
    result.status.viewers = 4;
    lancast::net::ClientStatus guest;
    guest.address = u"203.0.113.77"_s;
    result.status.clients = {guest};
    result.log = {u"first line"_s, u"token sesame at http://a/#key=viewing, 4321"_s};
    result.secrets = {u"sesame"_s, u"viewing"_s, u"4321"_s};
    return result;
}

} // namespace

class DiagnosticsTest : public QObject
{
    Q_OBJECT

private slots:
    void whatHelpsIsThere()
    {
        const QString text = diagnosticsText(facts());
        for (const QString &part :
             {u"LanCast "_s + QStringLiteral(LANCAST_VERSION), u"Qt "_s + QString::fromLatin1(qVersion()),
              u"Chromium "_s, u"offscreen"_s, u"source: file *.mkv"_s, u"camera: USB camera"_s,
              u"port: 8081 (wished 8080)"_s, u"passcode: yes"_s, u"error: camera-busy"_s, u"stream: live"_s,
              u"viewers: 4 now"_s, u"first line"_s, u"127.0.0.1"_s, QSysInfo::kernelVersion()})
            QVERIFY2(text.contains(part), qPrintable(part + u" is not in:\n"_s + text));
    }

    void whatIsPrivateIsNot()
    {
        const QString text = diagnosticsText(facts());
        for (const QString &part : {u"sesame"_s, u"viewing"_s, u"4321"_s, u"holiday"_s, u"203.0.113.77"_s})
            QVERIFY2(!text.contains(part), qPrintable(part));
    }
};

QTEST_MAIN(DiagnosticsTest)
#include "diagnostics_test.moc"
