// Length and thumbnail of real recordings are what ffprobe and ffmpeg make of them; broken files are told.
#include "recordings/recording_facts.h"

#include "written_files.h"

#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

namespace {

constexpr QSize room{160, 90};
constexpr int oraclePatience = 30'000;

QString dataFile(const QString &name)
{
    return QStringLiteral(LANCAST_TEST_DATA "/") + name;
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(oraclePatience) && process.exitCode() == 0
               ? process.readAllStandardOutput()
               : QByteArray();
}

/// The time of the last packet, in seconds.
double lastPacket(const QString &path)
{
    const QByteArray times = outputOf(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s,
                                                     u"packet=pts_time"_s, u"-of"_s, u"csv=p=0"_s, path});
    double last = -1;
    for (const QByteArray &line : times.split('\n'))
        last = std::max(last, line.trimmed().replace(",", "").toDouble());
    return last;
}

/// Of the pictures' pixels, how far one channel is from the other picture's, in the middle.
double meanDifference(const QImage &one, const QImage &other)
{
    double sum = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor a = one.pixelColor(x, y);
            const QColor b = other.pixelColor(x, y);
            sum +=
                std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
        }
    }
    return sum / (3.0 * one.width() * one.height());
}

/// The keyframes of \a path as ffmpeg decodes them.
QList<QImage> keyframes(const QString &path)
{
    const QByteArray raw =
        outputOf(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-skip_frame"_s, u"nokey"_s, u"-i"_s, path, u"-vsync"_s,
                               u"0"_s, u"-vf"_s, u"scale=160:90:flags=area"_s, u"-f"_s, u"rawvideo"_s,
                               u"-pix_fmt"_s, u"rgb24"_s, u"-"_s});
    QList<QImage> pictures;
    constexpr qsizetype bytes = qsizetype(room.width()) * room.height() * 3;
    for (qsizetype at = 0; at + bytes <= raw.size(); at += bytes) {
        pictures.append(QImage(reinterpret_cast<const uchar *>(raw.constData()) + at, room.width(),
                               room.height(), room.width() * 3, QImage::Format_RGB888)
                            .copy());
    }
    return pictures;
}

} // namespace

class RecordingFactsTest : public QObject
{
    Q_OBJECT

private slots:
    void lengthAndPicture_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"qtwebengine.webm", "chromium.webm", "firefox.webm", "ffmpeg.webm", "ffmpeg-vp9.webm"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void lengthAndPicture()
    {
        QFETCH(const QString, name);
        const RecordingFacts facts = readRecordingFacts(dataFile(name), room);
        QCOMPARE(facts.health, RecordingHealth::Fine);
        QVERIFY(facts.length);
        const double last = lastPacket(dataFile(name));
        QVERIFY(last > 1);
        const double length = double(facts.length->count()) / 1000;
        QVERIFY2(std::abs(length - last) < 0.1, qPrintable(u"%1 and %2 s"_s.arg(length).arg(last)));
        QCOMPARE(facts.picture.size(), room);
        double best = 255;
        for (const QImage &keyframe : keyframes(dataFile(name)))
            best = std::min(best, meanDifference(facts.picture, keyframe));
        QVERIFY2(best < 6, qPrintable(QString::number(best)));
    }

    void withoutAPictureThereIsStillALength()
    {
        const RecordingFacts facts = readRecordingFacts(dataFile(u"ffmpeg-opus.webm"_s), room);
        QCOMPARE(facts.health, RecordingHealth::Fine);
        QVERIFY(facts.picture.isNull());
        QVERIFY(facts.length && facts.length->count() > 1000);
    }

    void whatIsNoRecordingIsToldOf()
    {
        QCOMPARE(readRecordingFacts(m_files.path(u"none.webm"_s), room).health, RecordingHealth::Unreadable);
        QCOMPARE(readRecordingFacts(m_files.write(u"written.webm"_s, {}), room).health,
                 RecordingHealth::Broken);
        QCOMPARE(readRecordingFacts(m_files.write(u"written.webm"_s, "not a film"), room).health,
                 RecordingHealth::Broken);
    }

    /// Cut anywhere and with bytes turned over: an answer comes, whichever.
    void brokenFilesAreRead()
    {
        const QByteArray whole = WrittenFiles::contentOf(dataFile(u"ffmpeg.webm"_s));
        quint32 random = 20261123;
        for (int run = 0; run < 60; ++run) {
            const auto next = [&random](qsizetype below) {
                random = random * 1664525U + 1013904223U;
                return qsizetype(random >> 8) % below;
            };
            QByteArray bytes = whole.first(next(whole.size()));
            for (int flip = 0; flip < 20 && !bytes.isEmpty(); ++flip) {
                const qsizetype at =
                    next(flip % 2 == 0 ? bytes.size() : std::min<qsizetype>(bytes.size(), 600));
                bytes[at] = char(next(256));
            }
            const RecordingFacts facts = readRecordingFacts(m_files.write(u"written.webm"_s, bytes), room);
            QVERIFY(facts.picture.width() <= room.width() && facts.picture.height() <= room.height());
            QVERIFY(!facts.length || facts.length->count() > 0);
        }
    }

private:
    WrittenFiles m_files;
};

QTEST_GUILESS_MAIN(RecordingFactsTest)
#include "recording_facts_test.moc"
