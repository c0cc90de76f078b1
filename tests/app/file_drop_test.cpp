#include "window/file_drop.h"

#include "window/drop_overlay.h"

#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;
using namespace lancast::app;

Q_DECLARE_METATYPE(Message)

namespace {

const QPointF middle(100, 100);

/// Drags over the whole window as the system does: the window finds out which widget it is for.
struct Drag
{
    explicit Drag(QWidget &window)
        : target(window.windowHandle())
    {
    }

    bool enter()
    {
        QDragEnterEvent event(middle.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
        move();
        return event.isAccepted();
    }
    void move()
    {
        QDragMoveEvent event(middle.toPoint(), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
    }
    void leave()
    {
        QDragLeaveEvent event;
        QCoreApplication::sendEvent(target, &event);
    }
    void drop()
    {
        QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &event);
    }

    QWindow *target;
    QMimeData data;
};

struct Stage
{
    Stage()
    {
        window.resize(400, 300);
        window.show();
        overlay = window.findChild<DropOverlay *>();
    }

    QWidget window;
    FileDrop drop{&window};
    DropOverlay *overlay;
    QSignalSpy dropped{&drop, &FileDrop::dropped};
    QSignalSpy refused{&drop, &FileDrop::refused};
};

} // namespace

class FileDropTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }

    void aFileIsAnnouncedAndTaken()
    {
        Stage stage;
        Drag drag(stage.window);
        drag.data.setUrls({QUrl::fromLocalFile(path())});
        QVERIFY(drag.enter());
        QVERIFY(stage.overlay->isVisible());
        QCOMPARE(stage.overlay->text(), u"Drop to stream “holiday.webm”"_s);
        QCOMPARE(stage.overlay->size(), stage.window.size());
        drag.move();
        drag.drop();
        QCOMPARE(stage.dropped.size(), 1);
        QCOMPARE(stage.dropped[0][0].toString(), path());
        QVERIFY(!stage.overlay->isVisible());
        QCOMPARE(stage.refused.size(), 0);
    }

    void whoGoesOnDraggingLeavesNothing()
    {
        Stage stage;
        Drag drag(stage.window);
        drag.data.setUrls({QUrl::fromLocalFile(path())});
        drag.enter();
        QCoreApplication::processEvents();
        QVERIFY(stage.overlay->isVisible());
        drag.leave();
        QCoreApplication::processEvents();
        QVERIFY(!stage.overlay->isVisible());
        QCOMPARE(stage.dropped.size(), 0);
    }

    void whatIsNoFileIsSaid_data()
    {
        QTest::addColumn<QList<QUrl>>("urls");
        QTest::addColumn<QString>("words");
        const QUrl file = QUrl::fromLocalFile(path());
        QTest::newRow("two files") << QList<QUrl>{file, file} << u"one file"_s;
        QTest::newRow("a folder") << QList<QUrl>{QUrl::fromLocalFile(m_directory.path())} << u"folder"_s;
        QTest::newRow("a web address")
            << QList<QUrl>{QUrl(u"http://localhost/a.webm"_s)} << u"on this computer"_s;
        QTest::newRow("a file that is gone")
            << QList<QUrl>{QUrl::fromLocalFile(m_directory.filePath(u"gone.webm"_s))} << u"gone.webm"_s;
        QTest::newRow("text") << QList<QUrl>{} << u"on this computer"_s;
    }

    void whatIsNoFileIsSaid()
    {
        QFETCH(QList<QUrl>, urls);
        QFETCH(QString, words);
        Stage stage;
        Drag drag(stage.window);
        if (urls.isEmpty())
            drag.data.setText(u"some words"_s);
        else
            drag.data.setUrls(urls);
        QVERIFY(drag.enter());
        QVERIFY2(stage.overlay->text().contains(words), qPrintable(stage.overlay->text()));
        drag.drop();
        QCOMPARE(stage.dropped.size(), 0);
        QCOMPARE(stage.refused.size(), 1);
        const auto message = stage.refused[0][0].value<Message>();
        QCOMPARE(message.severity, Severity::Notice);
        QCOMPARE(message.action, MessageAction::ChooseFile);
        QVERIFY2(message.text.contains(words), qPrintable(message.text));
    }

    void aPictureWithoutAFileIsNotTaken()
    {
        Stage stage;
        Drag drag(stage.window);
        drag.data.setData(u"image/png"_s, "x");
        QVERIFY(!drag.enter());
        QVERIFY(!stage.overlay->isVisible());
    }

private:
    QString path() const { return m_directory.filePath(u"holiday.webm"_s); }

    QTemporaryDir m_directory;
};

QTEST_MAIN(FileDropTest)
#include "file_drop_test.moc"
