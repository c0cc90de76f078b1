#include "host/host_choices.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

class HostChoicesTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsGoBothWays()
    {
        for (const SourceKind kind :
             {SourceKind::Camera, SourceKind::Screen, SourceKind::File, SourceKind::TestPattern})
            QVERIFY(sourceKindFrom(toWord(kind)) == kind);
        for (const Quality quality : {Quality::Low, Quality::Medium, Quality::High})
            QVERIFY(qualityFrom(toWord(quality)) == quality);
        QVERIFY(!sourceKindFrom(u"Camera"_s));
        QVERIFY(!qualityFrom(QString()));
        QVERIFY(!qualityFrom(toWord(Quality::Custom))); // the command line could not say which
    }

    void settingsCarryEveryField()
    {
        HostChoices choices;
        choices.source = SourceKind::File;
        choices.file = u"/videos/a clip.mp4"_s;
        choices.microphone = u"Headset"_s;
        choices.quality = Quality::High;
        choices.tuning = {Codec::Vp9, std::chrono::seconds(10), std::chrono::milliseconds(35)};
        const QJsonObject expected{{u"source"_s, u"file"_s},
                                   {u"fileUrl"_s, u"/source/s"_s},
                                   {u"fileName"_s, u"a clip.mp4"_s},
                                   {u"camera"_s, QString()},
                                   {u"microphone"_s, u"Headset"_s},
                                   {u"sound"_s, true},
                                   {u"width"_s, 1920},
                                   {u"height"_s, 1080},
                                   {u"frameRate"_s, 30},
                                   {u"videoBitsPerSecond"_s, 5'000'000},
                                   {u"codec"_s, u"vp9"_s},
                                   {u"timesliceMs"_s, 35},
                                   {u"restartIntervalMs"_s, 10'000}};
        QCOMPARE(publisherSettings(choices, u"/source/s"_s), expected);
    }

    void theCustomQualityCountsWhileItIsChosen()
    {
        HostChoices choices;
        choices.tuning.codec = Codec::Vp9;
        choices.custom = {{1600, 900}, 24, 3'300'000, Codec::Vp8};
        choices.quality = Quality::Low;
        QJsonObject settings = publisherSettings(choices, {});
        QCOMPARE(settings.value(u"width"_s).toInt(), 640);
        QCOMPARE(settings.value(u"codec"_s).toString(), u"vp9"_s);
        choices.quality = Quality::Custom;
        settings = publisherSettings(choices, {});
        QCOMPARE(settings.value(u"width"_s).toInt(), 1600);
        QCOMPARE(settings.value(u"height"_s).toInt(), 900);
        QCOMPARE(settings.value(u"frameRate"_s).toInt(), 24);
        QCOMPARE(settings.value(u"videoBitsPerSecond"_s).toInt(), 3'300'000);
        QCOMPARE(settings.value(u"codec"_s).toString(), u"vp8"_s);
    }

    void thePresetsAreThePages()
    {
        QFile file(u":/web/publisher/qualities.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject presets = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(presets.size(), 3);
        QList<int> rates;
        for (const Quality quality : {Quality::Low, Quality::Medium, Quality::High}) {
            HostChoices choices;
            choices.quality = quality;
            const QJsonObject settings = publisherSettings(choices, {});
            const QJsonObject preset = presets[toWord(quality)].toObject();
            for (const QString &key : {u"width"_s, u"height"_s, u"frameRate"_s, u"videoBitsPerSecond"_s})
                QCOMPARE(settings[key], preset[key]);
            QVERIFY(makesSense(chosenQuality(choices)));
            rates.append(chosenQuality(choices).bitsPerSecond);
        }
        QCOMPARE(rates, QList({800'000, 2'500'000, 5'000'000}));
    }

    void whoUsesTheMicrophone()
    {
        HostChoices choices;
        for (const SourceKind kind : {SourceKind::Camera, SourceKind::Screen}) {
            choices.source = kind;
            QVERIFY(usesMicrophone(choices));
        }
        for (const SourceKind kind : {SourceKind::File, SourceKind::TestPattern}) {
            choices.source = kind;
            QVERIFY(!usesMicrophone(choices));
        }
        choices = {};
        choices.hasSound = false;
        QVERIFY(!usesMicrophone(choices));
    }

    void aFileLeavesNoTraceInOtherSources()
    {
        HostChoices choices;
        choices.source = SourceKind::TestPattern;
        choices.file = u"/videos/old.mp4"_s;
        const QJsonObject settings = publisherSettings(choices, u"/source/old"_s);
        QCOMPARE(settings.value(u"fileUrl"_s).toString(), QString());
        QCOMPARE(settings.value(u"fileName"_s).toString(), QString());
        QCOMPARE(sourceTitle(choices), u"Test pattern"_s);
    }
};

QTEST_APPLESS_MAIN(HostChoicesTest)
#include "host_choices_test.moc"
