#include "window/source_bar.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(lancast::app::SourceKind)

class SourceBarTest : public QObject
{
    Q_OBJECT

private slots:
    void aSourceIsChosen()
    {
        SourceBar bar;
        QSignalSpy chosen(&bar, &SourceBar::sourceChosen);
        button(bar, u"source-test-pattern"_s)->click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<SourceKind>(), SourceKind::TestPattern);
    }

    void aFileIsAskedForFirst()
    {
        SourceBar bar;
        HostChoices choices;
        choices.source = SourceKind::Screen;
        bar.setChoices(choices);
        const QSignalSpy chosen(&bar, &SourceBar::sourceChosen);
        const QSignalSpy asked(&bar, &SourceBar::fileChoiceRequested);
        button(bar, u"source-file"_s)->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(chosen.size(), 0);
        // Called off or not, the bar shows what is streamed.
        QVERIFY(button(bar, u"source-screen"_s)->isChecked());
        QVERIFY(!button(bar, u"source-file"_s)->isChecked());
    }

    void devicesComeFromTheReport()
    {
        SourceBar bar;
        PublisherReport report;
        report.cameras = {u"Front"_s, u"Q&A"_s};
        report.microphones = {u"Headset"_s};
        bar.setReport(report);
        QSignalSpy cameras(&bar, &SourceBar::cameraChosen);
        const auto actions = button(bar, u"source-camera"_s)->menu()->actions();
        QCOMPARE(actions.size(), 3);
        QCOMPARE(actions[2]->text(), u"Q&&A"_s);
        actions[2]->trigger();
        QCOMPARE(cameras[0][0].toString(), u"Q&A"_s);

        HostChoices choices;
        choices.microphone = u"Headset"_s;
        bar.setChoices(choices);
        const auto *microphone = bar.findChild<QComboBox *>();
        QCOMPARE(microphone->currentText(), u"Headset"_s);
        choices.microphone = u"One that is not plugged in"_s;
        bar.setChoices(choices);
        QCOMPARE(microphone->currentText(), u"Default"_s);
    }

    void onlyWhatMattersCanBeUsed()
    {
        SourceBar bar;
        HostChoices choices;
        choices.source = SourceKind::TestPattern;
        bar.setChoices(choices);
        QVERIFY(!bar.findChild<QComboBox *>()->isEnabled());
        QVERIFY(button(bar, u"mute"_s)->isEnabled());
        choices.source = SourceKind::Camera;
        bar.setChoices(choices);
        QVERIFY(bar.findChild<QComboBox *>()->isEnabled());
        choices.hasSound = false;
        bar.setChoices(choices);
        QVERIFY(!bar.findChild<QComboBox *>()->isEnabled());
        QVERIFY(!button(bar, u"mute"_s)->isEnabled());
    }

    void mute()
    {
        SourceBar bar;
        QSignalSpy muted(&bar, &SourceBar::muteToggled);
        button(bar, u"mute"_s)->click();
        QCOMPARE(muted[0][0].toBool(), true);
    }

private:
    static QToolButton *button(const SourceBar &bar, const QString &name)
    {
        return bar.findChild<QToolButton *>(name);
    }
};

QTEST_MAIN(SourceBarTest)
#include "source_bar_test.moc"
