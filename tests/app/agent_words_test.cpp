#include "dashboard/agent_words.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class AgentWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void words_data()
    {
        QTest::addColumn<QString>("agent");
        QTest::addColumn<QString>("words");
        QTest::newRow("firefox")
            << u"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"_s
            << u"Firefox, Linux"_s;
        QTest::newRow("firefox phone")
            << u"Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"_s
            << u"Firefox, Android"_s;
        QTest::newRow("chrome")
            << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
               "Gecko) Chrome/126.0.0.0 Safari/537.36"_s
            << u"Chrome, Windows"_s;
        QTest::newRow("edge") << u"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like "
                                 "Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"_s
                              << u"Edge, Windows"_s;
        QTest::newRow("safari")
            << u"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, "
               "like Gecko) Version/17.4 Safari/605.1.15"_s
            << u"Safari, macOS"_s;
        QTest::newRow("iphone")
            << u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 "
               "(KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1"_s
            << u"Safari, iPhone"_s;
        QTest::newRow("chrome on iphone")
            << u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) "
               "AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 "
               "Safari/604.1"_s
            << u"Chrome, iPhone"_s;
        QTest::newRow("own window")
            << u"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
               "QtWebEngine/6.4.2 Chrome/102.0.5005.177 Safari/537.36"_s
            << u"LanCast window, Linux"_s;
        QTest::newRow("vlc") << u"VLC/3.0.18 LibVLC/3.0.18"_s << u"VLC"_s;
        QTest::newRow("ffplay") << u"Lavf/59.27.100"_s << u"FFmpeg player"_s;
        QTest::newRow("unknown") << u"Teapot/1.0 (brews)"_s << u"Teapot"_s;
        QTest::newRow("long") << QString(400, u'x') << QString(24, u'x');
        QTest::newRow("none") << QString() << u"unknown"_s;
    }

    void words()
    {
        QFETCH(QString, agent);
        QTEST(agentInWords(agent), "words");
    }
};

QTEST_APPLESS_MAIN(AgentWordsTest)
#include "agent_words_test.moc"
