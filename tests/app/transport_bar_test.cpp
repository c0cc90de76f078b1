#include "window/transport_bar.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(lancast::app::Quality)

class TransportBarTest : public QObject
{
    Q_OBJECT

private slots:
    void oneButtonStartsAndStops()
    {
        TransportBar bar;
        auto *button = bar.findChild<QPushButton *>(u"mainButton"_s);
        const QSignalSpy starts(&bar, &TransportBar::goLiveRequested);
        const QSignalSpy stops(&bar, &TransportBar::stopRequested);
        QCOMPARE(button->height(), 40);
        QCOMPARE(button->text(), u"&Go live"_s);
        button->click();
        QCOMPARE(starts.size(), 1);
        bar.setOnAir(true);
        QCOMPARE(button->text(), u"St&op"_s);
        button->click();
        QCOMPARE(starts.size(), 1);
        QCOMPARE(stops.size(), 1);
    }

    void theStateHasAWordAndItsTime()
    {
        TransportBar bar;
        bar.show();
        auto *word = bar.findChild<QLabel *>(u"stateWord"_s);
        auto *elapsed = bar.findChild<QLabel *>(u"elapsed"_s);
        QCOMPARE(word->text(), u"Not live"_s);
        QVERIFY(!elapsed->isVisible());
        bar.setState(PublisherState::Live);
        bar.setElapsed(std::chrono::seconds(754));
        QCOMPARE(word->text(), u"LIVE"_s);
        QVERIFY(elapsed->isVisible());
        QCOMPARE(elapsed->text(), u"00:12:34"_s);
        bar.setState(PublisherState::Reconnecting);
        QCOMPARE(word->text(), u"Reconnecting"_s);
    }

    void pauseIsForWhoIsOnAir()
    {
        TransportBar bar;
        auto *pause = bar.findChild<QPushButton *>(u"pause"_s);
        QSignalSpy toggled(&bar, &TransportBar::pauseToggled);
        QVERIFY(!pause->isEnabled());
        bar.setOnAir(true);
        QVERIFY(pause->isEnabled() && !pause->isChecked());
        pause->click();
        QCOMPARE(toggled[0][0].toBool(), true);
        bar.setPaused(true);
        QVERIFY(pause->isChecked());
        pause->click();
        QCOMPARE(toggled[1][0].toBool(), false);
        QCOMPARE(toggled.size(), 2);
    }

    void recordIsForEverybody()
    {
        TransportBar bar;
        auto *record = bar.findChild<QPushButton *>(u"record"_s);
        QSignalSpy toggled(&bar, &TransportBar::recordToggled);
        QVERIFY(record->isEnabled() && !record->isChecked());
        record->click();
        QCOMPARE(toggled[0][0].toBool(), true);
        bar.setRecording(false); // it has failed
        QVERIFY(!record->isChecked());
    }

    void quality()
    {
        TransportBar bar;
        auto *box = bar.findChild<QComboBox *>(u"quality"_s);
        bar.setQuality(Quality::High);
        QCOMPARE(box->currentText(), u"High 1080p"_s);
        QSignalSpy chosen(&bar, &TransportBar::qualityChosen);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Quality>(), Quality::Medium);
    }

    void aCustomQualityIsAskedForFirst()
    {
        TransportBar bar;
        auto *box = bar.findChild<QComboBox *>(u"quality"_s);
        bar.setQuality(Quality::High);
        QCOMPARE(box->itemText(box->count() - 1), u"Custom..."_s);
        const QSignalSpy chosen(&bar, &TransportBar::qualityChosen);
        const QSignalSpy asked(&bar, &TransportBar::customQualityRequested);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(box->currentText(), u"High 1080p"_s); // it may be called off
        bar.setQuality(Quality::Custom, CustomQuality{{1600, 900}});
        QCOMPARE(box->currentText(), u"Custom 1600x900..."_s);
        bar.setQuality(Quality::Low);
        QCOMPARE(box->itemText(box->count() - 1), u"Custom..."_s);
    }
};

QTEST_MAIN(TransportBarTest)
#include "transport_bar_test.moc"
