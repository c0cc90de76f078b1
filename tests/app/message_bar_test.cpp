#include "window/message_bar.h"

#include "window/message_row.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(lancast::app::MessageAction)

namespace {

const Message portMessage{Severity::Notice, u"The port."_s, u"Again"_s, MessageAction::TryPortAgain};
const Message sourceMessage{Severity::Warning, u"The source."_s, u"Pattern"_s, MessageAction::UseTestPattern};

QStringList shownTexts(const MessageBar &bar)
{
    QList<QPair<int, QString>> texts;
    const auto rows = bar.findChildren<MessageRow *>();
    for (const MessageRow *row : rows) {
        if (row->isVisible())
            texts.append({row->y(), row->findChild<QLabel *>(u"messageText"_s)->text()});
    }
    std::sort(texts.begin(), texts.end());
    QStringList result;
    for (const auto &[y, text] : texts)
        result.append(text);
    return result;
}

} // namespace

class MessageBarTest : public QObject
{
    Q_OBJECT

private slots:
    void itComesAndGoesWithTheTrouble()
    {
        QWidget window;
        MessageBar bar(&window);
        window.show();
        QVERIFY(!bar.isVisible());
        bar.setMessage(MessageTopic::Port, portMessage);
        QVERIFY(bar.isVisible());
        bar.setMessage(MessageTopic::Source, std::nullopt);
        QVERIFY(bar.isVisible());
        bar.setMessage(MessageTopic::Port, std::nullopt);
        QVERIFY(!bar.isVisible());
    }

    void theLogHasItOnce()
    {
        MessageBar bar;
        static QStringList lines;
        lines.clear();
        const auto before = qInstallMessageHandler(
            [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
                if (qstrcmp(context.category, "lancast.app.message") == 0)
                    lines.append((type == QtWarningMsg ? u"warning "_s : u"info "_s) + text);
            });
        bar.setMessage(MessageTopic::Port, portMessage);
        bar.setMessage(MessageTopic::Port, portMessage);
        bar.setMessage(MessageTopic::Source, sourceMessage);
        bar.setMessage(MessageTopic::Source, std::nullopt);
        bar.setMessage(MessageTopic::Source, sourceMessage);
        qInstallMessageHandler(before);
        QCOMPARE(lines,
                 (QStringList{u"info The port."_s, u"warning The source."_s, u"warning The source."_s}));
    }

    void theMostUrgentStandsFirst()
    {
        MessageBar bar;
        bar.resize(600, 200);
        bar.setMessage(MessageTopic::Port, portMessage);
        bar.setMessage(MessageTopic::Source, sourceMessage);
        QTRY_COMPARE(shownTexts(bar), QStringList({u"The source."_s, u"The port."_s}));
        Message changed = sourceMessage;
        changed.text = u"Another source."_s;
        bar.setMessage(MessageTopic::Source, changed);
        QTRY_COMPARE(shownTexts(bar), QStringList({u"Another source."_s, u"The port."_s}));
    }

    void eachRowHasItsOwnAction()
    {
        MessageBar bar;
        bar.setMessage(MessageTopic::Port, portMessage);
        bar.setMessage(MessageTopic::Source, sourceMessage);
        QSignalSpy actions(&bar, &MessageBar::actionTriggered);
        // The answer to a click may take the row away that was clicked.
        connect(&bar, &MessageBar::actionTriggered, &bar,
                [&bar] { bar.setMessage(MessageTopic::Port, std::nullopt); });
        const auto buttons = bar.findChildren<QPushButton *>(u"messageAction"_s);
        for (QPushButton *button : buttons) {
            if (button->text() == u"Again"_s)
                button->click();
        }
        QCOMPARE(actions.size(), 1);
        QCOMPARE(actions[0][0].value<MessageAction>(), MessageAction::TryPortAgain);
        QTRY_COMPARE(shownTexts(bar), QStringList({u"The source."_s}));
    }

    void aNoticeCanBePutAwayUntilItChanges()
    {
        MessageBar bar;
        bar.setMessage(MessageTopic::Port, portMessage);
        QVERIFY(bar.isVisible());
        bar.findChild<QToolButton *>(u"messageDismiss"_s)->click();
        QVERIFY(!bar.isVisible());
        bar.setMessage(MessageTopic::Port, portMessage);
        QVERIFY(!bar.isVisible());
        Message changed = portMessage;
        changed.text = u"Another port."_s;
        bar.setMessage(MessageTopic::Port, changed);
        QTRY_COMPARE(shownTexts(bar), QStringList{u"Another port."_s});
        // It went by itself and is back: that is new.
        bar.findChild<QToolButton *>(u"messageDismiss"_s)->click();
        bar.setMessage(MessageTopic::Port, std::nullopt);
        bar.setMessage(MessageTopic::Port, changed);
        QVERIFY(bar.isVisible());
    }

    void troubleCannotBePutAway()
    {
        MessageBar bar;
        bar.setMessage(MessageTopic::Source, sourceMessage);
        QVERIFY(!bar.findChild<QToolButton *>(u"messageDismiss"_s)->isVisible());
    }

    void noActionNoButton()
    {
        MessageBar bar;
        bar.setMessage(MessageTopic::Source, Message{Severity::Warning, u"Wait."_s, {}, MessageAction::None});
        QVERIFY(!bar.findChild<QPushButton *>(u"messageAction"_s)->isVisible());
    }
};

QTEST_MAIN(MessageBarTest)
#include "message_bar_test.moc"
