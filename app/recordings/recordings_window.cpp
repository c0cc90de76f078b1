#include "recordings/recordings_window.h"

#include "desktop/buses.h"
#include "look/look.h"
#include "recordings/file_manager.h"
#include "recordings/recording_delegate.h"
#include "recordings/recording_name.h"
#include "recordings/recording_player.h"
#include "recordings/recordings_model.h"

#include <QAction>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize usualSize{125 * spacing, 75 * spacing};
constexpr int listWidth = 48 * spacing;

bool askToDelete(QWidget *window, const QString &path)
{
    QMessageBox box(
        QMessageBox::Question, RecordingsWindow::tr("Delete for good"),
        RecordingsWindow::tr("There is no trash for “%1”. Delete it for good?").arg(recordingName(path)),
        QMessageBox::Cancel, window);
    const QPushButton *remove =
        box.addButton(RecordingsWindow::tr("Delete for good"), QMessageBox::DestructiveRole);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    return box.clickedButton() == remove;
}

} // namespace

RecordingsWindow::Desktop RecordingsWindow::realDesktop()
{
    return {sessionBus, [](const QString &folder) { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); },
            [](const QString &path) { return QFile::moveToTrash(path); }, askToDelete};
}

RecordingsWindow::RecordingsWindow(Desktop desktop, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_desktop(std::move(desktop))
    , m_model(new RecordingsModel(RecordingDelegate::pictureRoom * devicePixelRatioF(), this))
    , m_list(new QListView)
    , m_empty(new QLabel)
    , m_player(new RecordingPlayer)
    , m_side(new QWidget)
    , m_buttons(new QWidget)
    , m_note(new QLabel)
{
    setObjectName(u"recordings"_s);
    setWindowTitle(tr("Recordings – LanCast"));
    buildActions();
    buildList();
    build();
    resize(usualSize);
    connect(m_model, &RecordingsModel::folderStateChanged, this, &RecordingsWindow::showFolderState);
    connect(m_model, &RecordingsModel::dataChanged, this, &RecordingsWindow::showChoice);
    connect(m_model, &RecordingsModel::rowsRemoved, this, &RecordingsWindow::showChoice);
    connect(m_model, &RecordingsModel::renameRefused, this, &RecordingsWindow::showNote);
    connect(m_model, &RecordingsModel::aboutToRename, this, [this](const QString &path) {
        showNote({});
        if (m_player->path() == path)
            m_player->unload();
    });
    connect(m_player, &RecordingPlayer::fullScreenToggled, this, &RecordingsWindow::toggleFullScreen);
    showFolderState();
    showChoice();
}

QAction *RecordingsWindow::addListAction(const QString &name, const QString &text, const QString &toolTip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
    return action;
}

void RecordingsWindow::buildActions()
{
    m_play = addListAction(u"playRecording"_s, tr("P&lay here"), tr("Play it in this window (Return)"));
    m_stream = addListAction(u"streamRecording"_s, tr("&Stream this recording"),
                             tr("Make it the source that your guests see"));
    m_show = addListAction(u"showInFolder"_s, tr("Show in &folder"), tr("Show the file where it lies"));
    m_rename = addListAction(u"renameRecording"_s, tr("&Rename"), tr("Give it another name (F2)"));
    m_remove = addListAction(u"removeRecording"_s, tr("Move to &trash"), tr("Move it to the trash (Delete)"));
    m_rename->setShortcut(Qt::Key_F2);
    m_remove->setShortcut(QKeySequence::Delete);
    connect(m_play, &QAction::triggered, this, &RecordingsWindow::playCurrent);
    connect(m_stream, &QAction::triggered, this, [this] {
        m_player->pause();
        emit streamRequested(currentPath());
    });
    connect(m_show, &QAction::triggered, this,
            [this] { showInFolder(currentPath(), m_desktop.sessionBus(), this, m_desktop.openFolder); });
    connect(m_rename, &QAction::triggered, this, [this] { m_list->edit(m_list->currentIndex()); });
    connect(m_remove, &QAction::triggered, this, &RecordingsWindow::removeCurrent);
}

void RecordingsWindow::buildList()
{
    m_list->setObjectName(u"recordingList"_s);
    m_list->setAccessibleName(tr("Recordings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RecordingDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setTabKeyNavigation(false);
    connect(m_list, &QListView::activated, this, &RecordingsWindow::playCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RecordingsWindow::showChoice);
    m_empty->setObjectName(u"recordingsEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(m_side);
    layout->setContentsMargins({});
    layout->addWidget(m_list);
    layout->addWidget(m_empty);
    m_side->setFixedWidth(listWidth);
}

QPushButton *RecordingsWindow::buttonFor(QAction *action)
{
    auto *button = new QPushButton(action->text());
    button->setObjectName(action->objectName() + u"Button"_s);
    button->setToolTip(action->toolTip());
    button->setMinimumHeight(4 * spacing);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

void RecordingsWindow::build()
{
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins({});
    row->setSpacing(spacing);
    for (QAction *action : {m_stream, m_show, m_rename, m_remove})
        row->addWidget(buttonFor(action));
    row->addStretch(1);
    m_note->setObjectName(u"recordingsNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    QPalette colours = m_note->palette();
    colours.setColor(QPalette::WindowText, stateColours(palette()).warning);
    m_note->setPalette(colours);
    m_note->hide();
    auto *body = new QHBoxLayout;
    body->setSpacing(2 * spacing);
    body->addWidget(m_side);
    body->addWidget(m_player, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(2 * spacing);
    layout->addLayout(body, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_buttons);
}

void RecordingsWindow::setFolder(const QString &folder)
{
    m_folder = folder;
    m_player->unload();
    m_model->setFolder(folder);
    showFolderState();
}

void RecordingsWindow::setRecordingFile(const relay::RecordingFileStatus &status)
{
    const bool isWriting = status.state == relay::RecordingFileState::Writing;
    m_model->setWriting(isWriting ? status.path : QString(), status.length, status.bytes);
}

void RecordingsWindow::refresh()
{
    m_model->refresh();
}

QString RecordingsWindow::currentPath() const
{
    return m_list->currentIndex().data(RecordingsModel::PathRole).toString();
}

void RecordingsWindow::playCurrent()
{
    if (currentPath().isEmpty() || !m_play->isEnabled())
        return;
    showNote({});
    m_player->play(currentPath());
}

void RecordingsWindow::removeCurrent()
{
    const QString path = currentPath();
    if (m_player->path() == path)
        m_player->unload();
    showNote({});
    if (!m_desktop.moveToTrash(path)) {
        QFile file(path);
        if (file.exists() && m_desktop.mayDelete(this, path) && !file.remove()) {
            showNote(tr("“%1” could not be deleted: %2").arg(recordingName(path), file.errorString()));
            return;
        }
    }
    m_model->refresh();
}

void RecordingsWindow::showFolderState()
{
    using State = RecordingsModel::FolderState;
    const QString folder = QDir::toNativeSeparators(m_folder);
    QString text;
    switch (m_model->folderState()) {
    case State::Reading:
        text = tr("Reading the folder ...");
        break;
    case State::Missing:
        text = tr("The folder %1 is not there. It is made when you record; or choose another one under "
                  "Preferences, Recording.")
                   .arg(folder);
        break;
    case State::Empty:
        text = tr("Nothing is recorded yet. Switch Record on before or while you are live: the file comes "
                  "to %1 and appears here.")
                   .arg(folder);
        break;
    case State::Filled:
        break;
    }
    m_empty->setText(text);
    m_empty->setVisible(!text.isEmpty());
    m_list->setVisible(text.isEmpty());
    m_player->setIdleText(text.isEmpty() ? tr("Choose a recording, and press Return to play it.")
                                         : tr("Recordings are played here."));
    if (text.isEmpty() && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_model->index(0));
}

void RecordingsWindow::showChoice()
{
    const QModelIndex current = m_list->currentIndex();
    const bool isWriting = current.data(RecordingsModel::IsWritingRole).toBool();
    const auto health = current.data(RecordingsModel::HealthRole).value<RecordingHealth>();
    const bool isUsable = current.isValid() && !isWriting && health == RecordingHealth::Fine;
    m_play->setEnabled(isUsable);
    m_stream->setEnabled(isUsable);
    m_show->setEnabled(current.isValid());
    m_rename->setEnabled(current.isValid() && !isWriting);
    m_remove->setEnabled(current.isValid() && !isWriting);
}

void RecordingsWindow::showNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void RecordingsWindow::toggleFullScreen()
{
    const bool isFullScreen = !windowState().testFlag(Qt::WindowFullScreen);
    setWindowState(windowState().setFlag(Qt::WindowFullScreen, isFullScreen));
    m_side->setVisible(!isFullScreen);
    m_buttons->setVisible(!isFullScreen);
    m_player->setFullScreen(isFullScreen);
    m_player->setFocus();
}

void RecordingsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && windowState().testFlag(Qt::WindowFullScreen))
        toggleFullScreen();
    else
        QWidget::keyPressEvent(event);
}

void RecordingsWindow::closeEvent(QCloseEvent *event)
{
    if (windowState().testFlag(Qt::WindowFullScreen))
        toggleFullScreen();
    m_player->unload();
    emit closed();
    QWidget::closeEvent(event);
}

} // namespace lancast::app
