#include "recordings/recording_desktop.h"

#include "desktop/buses.h"
#include "recordings/recording_name.h"
#include "recordings/recordings_window.h"

#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

bool askToDelete(QWidget *window, const QString &path)
{
    QMessageBox box(
        QMessageBox::Question, RecordingsWindow::tr("Delete for good"),
        RecordingsWindow::tr("There is no trash for “%1”. Delete it for good?").arg(recordingName(path)),
        QMessageBox::Cancel, window);
    box.setTextFormat(Qt::PlainText); // the name of a file can be anything
    const QPushButton *remove =
        box.addButton(RecordingsWindow::tr("Delete for good"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == remove;
}

/// Where Qt 6.4 can make no trash in the home, it moves the file to "./files" and calls that the trash.
bool hasHomeTrash()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString trash = data + u"/Trash"_s;
    if (QDir().mkpath(data) && QDir(data).mkdir(u"Trash"_s))
        QFile::setPermissions(trash, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return QFileInfo(trash).isDir();
}

bool moveToTrash(const QString &path)
{
    return hasHomeTrash() && QFile::moveToTrash(path);
}

} // namespace

RecordingDesktop realRecordingDesktop()
{
    return {sessionBus,
            [](const QString &folder) { return QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); },
            moveToTrash, askToDelete};
}

} // namespace lancast::app
