// Also run at other scale factors: see CMakeLists.txt.
#include "share/qr_code.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

const QString shortLink = u"http://192.168.1.20:8080/"_s;
// The longest address of this machine, and a key of 32 bytes in base64url.
const QString longLink =
    u"https://[2001:db8:85a3:1111:2222:8a2e:3370:7334]:65535/#key="_s + QString(43, u'k');
// The longest name, with the greatest port.
const QString longestLink =
    u"https://"_s + (QString(61, u'n') + u'.').repeated(4) + u"example:65535/#key="_s + QString(43, u'k');

/// A dark window with the code somewhere in it, as large as \a side; at most scales not on a whole pixel.
struct Desk
{
    explicit Desk(const QString &content, int side = 0)
    {
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(0x20, 0x20, 0x20));
        window.setPalette(dark);
        code = new QrCode(&window);
        code->setContent(content);
        const int shown = side == 0 ? code->sizeHint().width() : side;
        code->setGeometry(37, 51, shown, shown);
        window.resize(shown + 90, shown + 90);
        window.show();
    }

    [[nodiscard]] QImage grab() { return window.grab().toImage().convertToFormat(QImage::Format_RGB32); }

    QWidget window;
    QrCode *code;
};

/// What a scanner that knows nothing of this program reads: zbar's.
QString decoded(const QImage &image)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"screen.png"_s);
    image.save(path);
    QProcess scanner;
    scanner.start(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, u"--nodbus"_s, path});
    if (!scanner.waitForFinished())
        return u"zbarimg: "_s + scanner.errorString();
    return QString::fromUtf8(scanner.readAllStandardOutput()).trimmed();
}

QRect lightSquare(const QImage &image)
{
    QRect square;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == Qt::white)
                square |= QRect(x, y, 1, 1);
        }
    }
    return square;
}

/// Lengths of the runs of one colour along row \a y of \a square.
QList<int> runs(const QImage &image, const QRect &square, int y)
{
    QList<int> lengths{1};
    for (int x = square.left() + 1; x <= square.right(); ++x) {
        if (image.pixel(x, y) == image.pixel(x - 1, y))
            ++lengths.last();
        else
            lengths.append(1);
    }
    return lengths;
}

} // namespace

class QrCodeTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsReadFromTheScreen_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<int>("side");
        QTest::newRow("usual") << shortLink << 0;
        QTest::newRow("odd side") << shortLink << 251;
        QTest::newRow("panel's width") << longLink << 280;
        QTest::newRow("IPv6 and key, as small as it gets") << longLink << 0;
        QTest::newRow("longest name and key, as small as it gets") << longestLink << 0;
        QTest::newRow("large") << longLink << 700;
    }

    void itIsReadFromTheScreen()
    {
        QFETCH(const QString, content);
        QFETCH(const int, side);
        Desk desk(content, side);
        QCOMPARE(decoded(desk.grab()), content);
    }

    void theLongestFitsThePanel()
    {
        const Desk desk(longestLink);
        QVERIFY2(desk.code->minimumWidth() <= 264, qPrintable(QString::number(desk.code->minimumWidth())));
    }

    void blackOnWhiteInWholePixels_data() { itIsReadFromTheScreen_data(); }

    void blackOnWhiteInWholePixels()
    {
        QFETCH(const QString, content);
        QFETCH(const int, side);
        Desk desk(content, side);
        const QImage image = desk.grab();
        const QRect square = lightSquare(image);
        QCOMPARE(square.width(), square.height());
        // The first dark row is the upper edge of the finder patterns, which is seven modules long.
        int top = square.top();
        while (runs(image, square, top).size() == 1)
            ++top;
        const QList<int> edge = runs(image, square, top);
        QCOMPARE(edge[1] % 7, 0);
        const int module = edge[1] / 7;
        const qreal ratio = desk.window.devicePixelRatioF();
        QVERIFY2(module >= int(3 * ratio), qPrintable(u"%1 pixels"_s.arg(module)));
        QCOMPARE(edge.constFirst(), 4 * module);
        QCOMPARE(edge.constLast(), 4 * module);
        QCOMPARE(top - square.top(), 4 * module);
        for (int y = square.top(); y <= square.bottom(); ++y) {
            const QList<int> lengths = runs(image, square, y);
            QVERIFY(std::ranges::all_of(lengths, [module](int length) { return length % module == 0; }));
            for (int x = square.left(); x <= square.right(); ++x) {
                const QColor colour = image.pixelColor(x, y);
                QVERIFY(colour == Qt::white || colour == Qt::black);
            }
        }
    }

    void theFocusFrameTakesNothingOfTheLightZone()
    {
        Desk desk(longLink);
        const QRect without = lightSquare(desk.grab());
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.code->setFocus(Qt::TabFocusReason);
        QVERIFY(desk.code->hasFocus());
        const QImage image = desk.grab();
        QCOMPARE(lightSquare(image), without);
        QCOMPARE(image.pixelColor(without.left() - 1, without.center().y()),
                 desk.code->palette().color(QPalette::Highlight));
    }

    void itIsAButton()
    {
        Desk desk(shortLink);
        const QSignalSpy clicks(desk.code, &QrCode::clicked);
        QTest::mouseClick(desk.code, Qt::LeftButton);
        QTest::keyClick(desk.code, Qt::Key_Space);
        QCOMPARE(clicks.size(), 2);
    }
};

QTEST_MAIN(QrCodeTest)
#include "qr_code_test.moc"
