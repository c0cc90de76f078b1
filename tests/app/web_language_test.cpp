// The pages inside the windows are asked for the application's language, whatever the system's is.
#include "look/translations.h"
#include "web/web_environment.h"
#include "web/web_profile.h"

#include <QApplication>
#include <QTest>
#include <QWebEnginePage>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class WebLanguageTest : public QObject
{
    Q_OBJECT

private slots:
    void pagesSpeakTheApplicationsLanguage()
    {
        constexpr int patience = 60'000; // milliseconds; a first start of QtWebEngine on a busy machine
        const Translations translations(u"fr"_s);
        WebProfile profile;
        QWebEnginePage page(&profile);
        QString languages;
        page.runJavaScript(u"navigator.languages.join()"_s,
                           [&languages](const QVariant &result) { languages = result.toString(); });
        QTRY_VERIFY_WITH_TIMEOUT(!languages.isEmpty(), patience);
        QVERIFY2(languages.startsWith(u"fr"_s), qPrintable(languages));
    }
};

int main(int argc, char **argv)
{
    prepareWebEnvironment();
    QApplication application(argc, argv);
    WebLanguageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "web_language_test.moc"
