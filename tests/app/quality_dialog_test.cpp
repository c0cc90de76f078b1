#include "window/quality_dialog.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(CustomQuality)

namespace {

struct Open
{
    explicit Open(const CustomQuality &quality = {})
        : dialog(new QualityDialog(quality))
        , chosen(dialog, &QualityDialog::chosen)
    {
        dialog->open();
    }
    ~Open() { delete dialog; }

    template<typename Widget> Widget *find(const QString &name) const
    {
        return dialog->findChild<Widget *>(name);
    }
    QPushButton *use() const { return find<QPushButton>(u"useCustomQuality"_s); }
    QString fault() const
    {
        const auto *label = find<QLabel>(u"sizeFault"_s);
        return label->isVisible() ? label->text() : QString();
    }

    QPointer<QualityDialog> dialog;
    QSignalSpy chosen;
};

} // namespace

class QualityDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsGivenIsShownAndComesBack()
    {
        const CustomQuality given{{1600, 900}, 24, 3'300'000, Codec::Vp9};
        Open open(given);
        open.use()->click();
        QCOMPARE(open.chosen.size(), 1);
        QCOMPARE(open.chosen[0][0].value<CustomQuality>(), given);
    }

    void everyFieldCounts()
    {
        Open open;
        auto *size = open.find<QComboBox>(u"customSize"_s);
        size->lineEdit()->selectAll();
        QTest::keyClicks(size->lineEdit(), u"854 x 480"_s);
        open.find<QSpinBox>(u"customFrameRate"_s)->setValue(60);
        open.find<QSpinBox>(u"customBitrate"_s)->setValue(1500);
        open.find<QComboBox>(u"customCodec"_s)->setCurrentIndex(1);
        QTest::keyClick(open.dialog, Qt::Key_Return);
        QCOMPARE(open.chosen.size(), 1);
        const CustomQuality expected{{854, 480}, 60, 1'500'000, Codec::Vp9};
        QCOMPARE(open.chosen[0][0].value<CustomQuality>(), expected);
    }

    void aSizeThatMakesNoSenseIsSaidBesideTheField()
    {
        Open open;
        auto *size = open.find<QComboBox>(u"customSize"_s);
        QCOMPARE(open.fault(), QString());
        size->setEditText(u"1281x720"_s);
        QVERIFY(open.fault().contains(u"even"_s));
        QVERIFY(!open.use()->isEnabled());
        size->setEditText(u"100x100"_s);
        QVERIFY(open.fault().contains(u"160x90"_s));
        size->setEditText(u"9000x2000"_s);
        QVERIFY(open.fault().contains(u"3840x2160"_s));
        size->setEditText(u"wide"_s);
        QVERIFY(!open.fault().isEmpty());
        size->setEditText(u"1280x720"_s);
        QCOMPARE(open.fault(), QString());
        QVERIFY(open.use()->isEnabled());
    }

    void ratesStayWithinTheirLimits()
    {
        Open open;
        const auto *frames = open.find<QSpinBox>(u"customFrameRate"_s);
        QCOMPARE(frames->minimum(), 1);
        QCOMPARE(frames->maximum(), 60);
        const auto *bitrate = open.find<QSpinBox>(u"customBitrate"_s);
        QCOMPARE(bitrate->minimum(), 100);
        QCOMPARE(bitrate->maximum(), 20'000);
    }

    void escapeChangesNothing()
    {
        Open open;
        QTest::keyClick(open.dialog, Qt::Key_Escape);
        QCOMPARE(open.chosen.size(), 0);
    }
};

QTEST_MAIN(QualityDialogTest)
#include "quality_dialog_test.moc"
