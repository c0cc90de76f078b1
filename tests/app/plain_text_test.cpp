// Whatever comes from outside is shown as it is: nothing of it is HTML, and nothing of it opens a file.
#include "look/plain_text.h"

#include "dashboard/client_model.h"
#include "dashboard/dashboard.h"
#include "host/host_messages.h"
#include "host/host_session.h"
#include "host/publisher_bridge.h"
#include "host/recording_words.h"
#include "recordings_desk.h"
#include "settings/settings_store.h"
#include "share/address_chooser.h"
#include "window/main_window.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QMessageBox>
#include <QTextDocument>
#include <QToolTip>

using namespace Qt::Literals::StringLiterals;
using namespace lancast;
using namespace lancast::app;

namespace {

const QString picture = u"<img src=/dev/zero>"_s;
const QStringList hostile{picture,
                          u"<b>bold</b>"_s,
                          u"Mozilla/5.0 <a href='file:///etc/passwd'>update</a>"_s,
                          u"  <!DOCTYPE html><body background=/dev/zero>"_s,
                          u"&lt;b&gt; & <i>"_s,
                          u"<?xml?><p>"_s,
                          u"line\n<img src=/dev/zero>"_s};

/// A document as a tool tip's label makes one, which counts what it would have read.
class Document final : public QTextDocument
{
public:
    int reads = 0;

protected:
    QVariant loadResource(int, const QUrl &) override
    {
        ++reads;
        return {};
    }
};

/// What a person sees of \a text where Qt guesses how to show it; nothing if that reads a file.
std::optional<QString> shownOf(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    Document document;
    document.setHtml(text);
    document.setTextWidth(400); // lays it out: only then is anything read
    (void)document.size();
    return document.reads > 0 ? std::nullopt : std::optional(document.toPlainText());
}

/// Whether \a text is shown without its becoming anything else than text.
bool isShownAsItIs(const QString &text)
{
    const auto shown = shownOf(text);
    if (!shown)
        return false;
    // Tags that were taken for HTML are not seen any more.
    return !Qt::mightBeRichText(text) || text == Qt::convertFromPlainText(*shown);
}

QStringList faultsOf(const QAbstractItemModel &model)
{
    QStringList faults;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {int(Qt::ToolTipRole), int(Qt::StatusTipRole), int(Qt::WhatsThisRole)}) {
                const QString text = model.index(row, column).data(role).toString();
                if (!isShownAsItIs(text))
                    faults.append(text);
            }
        }
    }
    return faults;
}

QStringList faultsOf(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        for (const QString &text : {widget->toolTip(), widget->statusTip(), widget->whatsThis()}) {
            if (!isShownAsItIs(text))
                faults.append(QString::fromLatin1(widget->metaObject()->className()) + u": "_s + text);
        }
        if (const auto *label = qobject_cast<const QLabel *>(widget); label && label->isVisibleTo(&window)) {
            const bool isRich = label->textFormat() == Qt::RichText ||
                                (label->textFormat() == Qt::AutoText && Qt::mightBeRichText(label->text()));
            if (isRich)
                faults.append(label->text());
        }
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            faults += faultsOf(*box->model());
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            faults += faultsOf(*view->model());
    }
    return faults;
}

net::StatusSnapshot statusWith(const QString &text)
{
    net::StatusSnapshot status;
    status.state = stream::StreamState::Live;
    status.mime = text;
    net::ClientStatus guest;
    guest.id = 1;
    guest.address = text;
    guest.agent = text;
    status.clients = {guest};
    status.viewers = 1;
    status.recordingFile.state = record::RecordingFileState::Writing;
    status.recordingFile.path = text;
    status.recordingFile.detail = text;
    status.recordingFile.trouble = record::RecordingTrouble::CannotWrite;
    return status;
}

} // namespace

class PlainTextTest : public QObject
{
    Q_OBJECT

private slots:
    void aToolTipShowsTheTextItself()
    {
        for (const QString &text : hostile) {
            const QString tip = plainToolTip(text);
            QVERIFY2(isShownAsItIs(tip), qPrintable(tip));
            QCOMPARE(shownOf(tip).value_or(QString()).simplified(), text.simplified());
        }
        QCOMPARE(plainToolTip(u"Firefox 140 & more"_s), u"Firefox 140 & more"_s);
        QVERIFY(!isShownAsItIs(picture)); // or this test sees nothing
    }

    void aLabelIsPlainUnlessItSaysOtherwise()
    {
        const PlainLabels plain(*qApp);
        QLabel guessing(picture);
        guessing.show();
        QCOMPARE(guessing.textFormat(), Qt::PlainText);
        QLabel chosen;
        chosen.setTextFormat(Qt::RichText);
        chosen.show();
        QCOMPARE(chosen.textFormat(), Qt::RichText);
        QMessageBox box(QMessageBox::Question, u"Delete"_s, picture);
        box.open();
        for (const QLabel *label : box.findChildren<QLabel *>())
            QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText,
                     qPrintable(label->text()));
        QToolTip::showText({}, plainToolTip(picture));
        QCOMPARE(shownOf(QToolTip::text()), picture);
    }

    void everythingInTheWindow()
    {
        const PlainLabels plain(*qApp);
        for (const QString &text : hostile) {
            const QTemporaryDir directory;
            SettingsStore settings(directory.filePath(u"settings.ini"_s));
            PublisherBridge bridge;
            HostChoices choices;
            choices.source = SourceKind::File;
            choices.file = u"/videos/"_s + QString(text).remove(u'/');
            choices.camera = choices.microphone = text;
            HostSession session(bridge, choices, ScreenCapture::Available);
            MainWindow window(session, settings, new QWidget, BeforeQuit::NeverAsk);
            window.resize(1120, 740);
            window.show();
            bridge.hello();
            bridge.report({{u"state"_s, u"error"_s},
                           {u"error"_s, QJsonObject{{u"code"_s, text}, {u"message"_s, text}}}});
            window.setDevices({{{text, false}}, {{text, true}}});
            window.setStatus(statusWith(text));
            RelayAddress address;
            address.port = address.wishedPort = 8080;
            address.loopbackUrl = QUrl(u"http://127.0.0.1:8080/"_s);
            address.fingerprint = text;
            window.setAddress(address);
            window.setMessage(MessageTopic::Relay, relayFailedMessage(text));
            window.setMessage(MessageTopic::Publisher, publisherAsksMessage(text, true));
            window.setMessage(MessageTopic::Drop, dropMessage(DropFault::Folder, text));
            window.setMessage(MessageTopic::Recording, recordingFolderMessage(text, text));
            QCOMPARE(faultsOf(window).join(u"\n"_s), QString());
        }
    }

    void everyClientAndEveryAddressToShare()
    {
        for (const QString &text : hostile) {
            ClientModel clients;
            clients.setClients(statusWith(text).clients);
            QVERIFY(clients.rowCount() == 1);
            QCOMPARE(faultsOf(clients), QStringList());
        }
    }

    void everyRecording()
    {
        RecordingsDesk desk;
        desk.add(u"<img src=x>.webm"_s);
        desk.open();
        QTRY_COMPARE_WITH_TIMEOUT(desk.model().rowCount(), 1, readingPatience);
        QCOMPARE(faultsOf(desk.model()), QStringList());
    }
};

QTEST_MAIN(PlainTextTest)
#include "plain_text_test.moc"
