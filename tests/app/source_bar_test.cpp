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

    void devicesCanBeChosen()
    {
        SourceBar bar;
        bar.setDevices({{{u"Front"_s, true}, {u"Q&A"_s, false}}, {{u"Headset"_s, false}}});
        QSignalSpy cameras(&bar, &SourceBar::cameraChosen);
        const auto actions = button(bar, u"source-camera"_s)->menu()->actions();
        QCOMPARE(actions.size(), 3);
        QCOMPARE(actions[0]->text(), u"Default: Front"_s);
        QVERIFY(actions[0]->isChecked());
        QCOMPARE(actions[2]->text(), u"Q&&A"_s);
        actions[2]->trigger();
        QCOMPARE(cameras[0][0].toString(), u"Q&A"_s);

        HostChoices choices;
        choices.microphone = u"Headset"_s;
        bar.setChoices(choices);
        const auto *microphone = bar.findChild<QComboBox *>();
        QCOMPARE(microphone->currentText(), u"Headset"_s);
        bar.setDevices({{}, {{u"Headset"_s, true}, {u"Built-in"_s, false}}});
        QCOMPARE(microphone->currentText(), u"Headset"_s);
        QCOMPARE(microphone->itemText(0), u"Default: Headset"_s);
    }

    void whatIsPluggedOutStaysChosen()
    {
        SourceBar bar;
        HostChoices choices;
        choices.camera = u"C920"_s;
        choices.microphone = u"Yeti"_s;
        bar.setChoices(choices);
        bar.setDevices({{{u"Front"_s, true}}, {{u"Built-in"_s, true}}});
        const auto *microphone = bar.findChild<QComboBox *>();
        const QMenu *menu = button(bar, u"source-camera"_s)->menu();
        QCOMPARE(microphone->currentText(), u"Yeti (not there)"_s);
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions()[2]->text(), u"C920 (not there)"_s);
        QVERIFY(menu->actions()[2]->isChecked());
        // Back, by the name that the page has for it.
        bar.setDevices({{{u"Front"_s, true}, {u"C920 (046d:082d)"_s, false}}, {{u"Yeti"_s, false}}});
        QCOMPARE(microphone->currentText(), u"Yeti"_s);
        QCOMPARE(menu->actions().size(), 3);
        QCOMPARE(menu->actions()[2]->text(), u"C920 (046d:082d)"_s);
        QVERIFY(menu->actions()[2]->isChecked());
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
