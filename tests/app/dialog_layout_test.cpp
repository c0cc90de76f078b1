// Every dialog in every language: nothing is cut, overlaps or lies outside, and no two controls share a key.
#include "dialogs.h"
#include "support/layout_faults.h"

#include "look/look.h"
#include "look/translations.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;
using lancast::test::layoutFaults;

namespace {

/// Layouts settle over several turns of the event loop.
void settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// Of what can be seen at once in \a window; empty if every key is there once.
QString sharedKey(const QWidget &window)
{
    QMap<QKeySequence, QString> keys;
    const auto take = [&keys](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        const QString other = key.isEmpty() ? QString() : std::exchange(keys[key], text);
        return other.isEmpty() ? QString() : text + u" and "_s + other;
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (!widget->isVisibleTo(&window) || (!button && !(label && label->buddy())))
            continue;
        if (const QString clash = take(button ? button->text() : label->text()); !clash.isEmpty())
            return clash;
    }
    return {};
}

} // namespace

class DialogLayoutTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFont body = QApplication::font();
        body.setPointSize(bodyPoints);
        QApplication::setFont(body);
    }

    void everyDialog_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("dialog");
        for (const QString &language : translatedLanguages()) {
            for (int dialog = 0; dialog < dialogs().size(); ++dialog)
                QTest::addRow("%s, %s", qPrintable(language), dialogs()[dialog].name) << language << dialog;
        }
    }
    void everyDialog()
    {
        QFETCH(const QString, language);
        QFETCH(const int, dialog);
        const Translations translations(language);
        DialogDesk desk;
        const std::unique_ptr<QWidget> window(dialogs()[dialog].make(desk));
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->show();
        settle();
        // A platform without a screen pretends one of 800x800 pixels, which at 200 % is too small for
        // anything.
        window->resize(window->size().expandedTo(window->sizeHint()));
        settle();
        const QStringList faults = layoutFaults(*window);
        QVERIFY2(faults.isEmpty(), qPrintable(u'\n' + faults.join(u'\n')));
        // Room for it on the smallest screen that the window is made for.
        const QSize least = window->minimumSizeHint().expandedTo(window->minimumSize());
        QVERIFY2(least.width() <= 1024 && least.height() <= 700,
                 qPrintable(u"%1x%2"_s.arg(least.width()).arg(least.height())));
        QCOMPARE(sharedKey(*window), QString());
    }
};

QTEST_MAIN(DialogLayoutTest)
#include "dialog_layout_test.moc"
