// What people read, as it is drawn: every label and button of every window, light and dark, at least 4.5:1.
#include "dialogs.h"

#include "host/host_messages.h"
#include "look/look.h"
#include "page_stage.h"
#include "window/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr double leastContrast = 4.5;
constexpr int scale = 3;  // thin strokes have to reach their own colour
constexpr int border = 6; // of a button, in device-independent pixels

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QRgb colour)
{
    return 0.2126 * linear(qRed(colour) / 255.0) + 0.7152 * linear(qGreen(colour) / 255.0) +
           0.0722 * linear(qBlue(colour) / 255.0);
}

/// WCAG 2, section 1.4.3.
double contrast(QRgb a, QRgb b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// Between the colour that fills most of \a image and the one that stands out most.
double drawnContrast(const QImage &image)
{
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    double highest = 1;
    for (auto colour = counts.cbegin(); colour != counts.cend(); ++colour)
        highest = std::max(highest, contrast(colour.key(), most.key()));
    return highest;
}

QString textOf(const QWidget &widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    const auto *label = qobject_cast<const QLabel *>(&widget);
    return label && label->pixmap().isNull() ? label->text() : QString();
}

QStringList faintTexts(QWidget &window)
{
    QImage image(window.size() * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    window.render(&image);
    QStringList faults;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const QString text = textOf(*widget);
        const bool isRead = widget->isVisible() && widget->isEnabled() && !text.trimmed().isEmpty();
        const int edge = qobject_cast<const QLabel *>(widget) ? 0 : border;
        const QRect inside = widget->rect().adjusted(edge, edge, -edge, -edge);
        const QRect place(widget->mapTo(&window, inside.topLeft()) * scale, inside.size() * scale);
        if (!isRead || !image.rect().contains(place) || place.isEmpty())
            continue;
        const double found = drawnContrast(image.copy(place));
        if (found < leastContrast)
            faults.append(u"%1: %2"_s.arg(text).arg(found, 0, 'f', 1));
    }
    return faults;
}

QPalette darkPalette()
{
    QPalette palette(QColor(49, 54, 59), QColor(42, 46, 50));
    palette.setColor(QPalette::Base, QColor(27, 30, 32));
    palette.setColor(QPalette::AlternateBase, QColor(35, 38, 41));
    palette.setColor(QPalette::Highlight, QColor(61, 174, 233));
    palette.setColor(QPalette::HighlightedText, QColor(252, 252, 252));
    return palette;
}

/// With every choice that has a colour made.
void choose(MainWindow &window)
{
    for (auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isCheckable())
            button->setChecked(true);
    }
}

void settle()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class ContrastTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFont body = QApplication::font();
        body.setPointSize(bodyPoints);
        QApplication::setFont(body);
    }
    void cleanup() { QApplication::setPalette(QPalette()); }

    void faintTextIsFound()
    {
        QWidget window;
        auto *label = new QLabel(u"Faint"_s, &window);
        label->setStyleSheet(u"color: #a0a0a0; background: white"_s);
        window.show();
        QCOMPARE(faintTexts(window).size(), 1);
        label->setStyleSheet(u"color: #505050; background: white"_s);
        QCOMPARE(faintTexts(window), QStringList());
    }

    void theMainWindow_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QString>("state");
        for (const bool isDark : {false, true}) {
            for (const char *state : {"idle", "starting", "live", "paused", "reconnecting", "error"})
                QTest::addRow("%s, %s", isDark ? "dark" : "light", state)
                    << isDark << QString(QLatin1String(state));
        }
    }
    void theMainWindow()
    {
        QFETCH(const bool, isDark);
        QFETCH(const QString, state);
        QApplication::setPalette(isDark ? darkPalette() : QPalette());
        PageStage stage;
        const QTemporaryDir directory;
        SettingsStore settings(directory.filePath(u"settings.ini"_s));
        MainWindow window(stage.session, settings, new QWidget, BeforeQuit::NeverAsk);
        window.resize(1400, 1000);
        window.show();
        stage.makeReady();
        if (state != "idle"_L1)
            stage.session.goLive();
        stage.report(state, state == "error"_L1 ? u"no-camera"_s : QString());
        lancast::net::StatusSnapshot status;
        status.state =
            state == "live"_L1 ? lancast::stream::StreamState::Live : lancast::stream::StreamState::Paused;
        status.recordingFile.state = lancast::record::RecordingFileState::Writing;
        window.setStatus(status);
        window.setMessage(MessageTopic::Port, portTakenMessage(8080, 8081));
        choose(window);
        settle();
        QCOMPARE(faintTexts(window).join(u", "_s), QString());
    }

    void everyDialog_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<int>("dialog");
        for (const bool isDark : {false, true}) {
            for (int dialog = 0; dialog < dialogs().size(); ++dialog)
                QTest::addRow("%s, %s", isDark ? "dark" : "light", dialogs()[dialog].name)
                    << isDark << dialog;
        }
    }
    void everyDialog()
    {
        QFETCH(const bool, isDark);
        QFETCH(const int, dialog);
        QApplication::setPalette(isDark ? darkPalette() : QPalette());
        DialogDesk desk;
        const std::unique_ptr<QWidget> window(dialogs()[dialog].make(desk));
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->show();
        settle();
        QCOMPARE(faintTexts(*window).join(u", "_s), QString());
    }
};

QTEST_MAIN(ContrastTest)
#include "contrast_test.moc"
