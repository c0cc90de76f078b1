// Opens the page named on the command line in a QtWebEngine view, the publisher's browser.
#include <QApplication>
#include <QWebEnginePage>
#include <QWebEngineSettings>
#include <QWebEngineView>

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QWebEngineView view;
    view.settings()->setAttribute(QWebEngineSettings::PlaybackRequiresUserGesture, false);
    view.load(QUrl(app.arguments().at(1)));
    view.show();
    return app.exec();
}
