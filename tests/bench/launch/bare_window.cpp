// The smallest program with a web page in its window: what of a launch is QtWebEngine's own.
#include <QApplication>
#include <QWebEngineView>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char **argv)
{
    // Chromium does not start its sandbox for root.
    if (geteuid() == 0)
        qputenv("QTWEBENGINE_DISABLE_SANDBOX", "1");
    qputenv("QT_QUICK_BACKEND", "software");
    const QApplication application(argc, argv);
    QWebEngineView view;
    view.resize(1120, 740);
    view.show();
    view.setHtml(u"<body style='background: #00c000'></body>"_s);
    return QApplication::exec();
}
