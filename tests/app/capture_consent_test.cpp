#include "web/capture_consent.h"

#include <QTest>

using namespace lancast::app;

Q_DECLARE_METATYPE(CaptureConsent)

class CaptureConsentTest : public QObject
{
    Q_OBJECT

private slots:
    void theChoiceIsTheConsent_data()
    {
        QTest::addColumn<SourceKind>("source");
        QTest::addColumn<bool>("hasSound");
        QTest::addColumn<CaptureConsent>("consent");
        const auto row = [](const char *name, SourceKind source, bool hasSound,
                            const CaptureConsent &consent) {
            QTest::newRow(name) << source << hasSound << consent;
        };
        //                                             camera, microphone, screen
        row("camera", SourceKind::Camera, true, {true, true, false});
        row("camera without sound", SourceKind::Camera, false, {true, false, false});
        row("screen", SourceKind::Screen, true, {false, true, true});
        row("screen without sound", SourceKind::Screen, false, {false, false, true});
        row("file", SourceKind::File, true, {false, false, false});
        row("test pattern", SourceKind::TestPattern, true, {false, false, false});
    }

    void theChoiceIsTheConsent()
    {
        QFETCH(SourceKind, source);
        QFETCH(bool, hasSound);
        HostChoices choices;
        choices.source = source;
        choices.hasSound = hasSound;
        QTEST(consentFor(choices), "consent");
    }

    void mutingKeepsTheMicrophone() // the track stays, the page sends silence
    {
        HostChoices choices;
        choices.isMuted = true;
        QVERIFY(consentFor(choices).toMicrophone);
    }

    void featuresNeedTheirConsent_data()
    {
        QTest::addColumn<PageFeature>("feature");
        QTest::addColumn<CaptureConsent>("least");
        QTest::newRow("microphone") << PageFeature::MediaAudioCapture << CaptureConsent{false, true, false};
        QTest::newRow("camera") << PageFeature::MediaVideoCapture << CaptureConsent{true, false, false};
        QTest::newRow("both") << PageFeature::MediaAudioVideoCapture << CaptureConsent{true, true, false};
        QTest::newRow("screen") << PageFeature::DesktopVideoCapture << CaptureConsent{false, false, true};
    }

    void featuresNeedTheirConsent()
    {
        QFETCH(PageFeature, feature);
        QFETCH(CaptureConsent, least);
        for (int bits = 0; bits < 8; ++bits) {
            const CaptureConsent given{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
            const bool isEnough = (given.toCamera || !least.toCamera) &&
                                  (given.toMicrophone || !least.toMicrophone) &&
                                  (given.toScreen || !least.toScreen);
            QCOMPARE(isCovered(feature, given), isEnough);
        }
    }

    void nothingElseIsEverCovered()
    {
        const CaptureConsent all{true, true, true};
        for (const PageFeature feature : {PageFeature::Notifications, PageFeature::Geolocation,
                                          PageFeature::MouseLock, PageFeature::DesktopAudioVideoCapture})
            QVERIFY(!isCovered(feature, all));
    }
};

QTEST_APPLESS_MAIN(CaptureConsentTest)
#include "capture_consent_test.moc"
