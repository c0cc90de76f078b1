#include "recordings/recordings_window.h"

#include "look/look.h"
#include "recordings/file_manager.h"
#include "recordings/recording_delegate.h"
#include "recordings/recording_list.h"
#include "recordings/recording_name.h"
#include "recordings/recording_player.h"
#include "recordings/recordings_model.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr QSize usualSize{125 * spacing, 75 * spacing};

} // namespace

RecordingsWindow::RecordingsWindow(RecordingDesktop desktop, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_desktop(std::move(desktop))
    , m_model(new RecordingsModel(RecordingDelegate::pictureRoom * devicePixelRatioF(), this))
    , m_list(new RecordingList(*m_model))
    , m_player(new RecordingPlayer)
    , m_buttons(new QWidget)
    , m_note(new QLabel)
{
    setObjectName(u"recordings"_s);
    setWindowTitle(tr("Recordings – LanCast"));
    buildActions();
    build();
    resize(usualSize);
    connect(m_list, &RecordingList::chosenChanged, this, &RecordingsWindow::showChoice);
    connect(m_list, &RecordingList::activated, this, &RecordingsWindow::playCurrent);
    connect(m_list, &RecordingList::isEmptyChanged, this, &RecordingsWindow::showIdleText);
    connect(m_model, &RecordingsModel::renameRefused, this, &RecordingsWindow::showNote);
    connect(m_model, &RecordingsModel::aboutToRename, this, [this](const QString &path) {
        showNote({});
        if (m_player->path() == path)
            m_player->unload();
    });
    connect(m_player, &RecordingPlayer::playRequested, this, &RecordingsWindow::playCurrent);
    connect(m_player, &RecordingPlayer::fullScreenToggled, this, &RecordingsWindow::toggleFullScreen);
    showIdleText();
    showChoice();
}

QAction *RecordingsWindow::addListAction(const QString &name, const QString &text, const QString &toolTip)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setToolTip(toolTip);
    m_list->addItemAction(action);
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
    connect(m_show, &QAction::triggered, this, &RecordingsWindow::showCurrentInFolder);
    connect(m_rename, &QAction::triggered, this, [this] { m_list->editChosen(); });
    connect(m_remove, &QAction::triggered, this, &RecordingsWindow::removeCurrent);
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
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
    body->addWidget(m_list);
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
    if (!m_model->isFolder(folder))
        m_player->unload();
    m_list->setFolder(folder);
}

void RecordingsWindow::setRecordingFile(const record::RecordingFileStatus &status)
{
    const bool isWriting = status.state == record::RecordingFileState::Writing;
    m_model->setWriting(isWriting ? status.path : QString(), status.length, status.bytes);
}

void RecordingsWindow::refresh()
{
    m_model->refresh();
}

void RecordingsWindow::choose(const QString &path)
{
    m_list->choose(path);
}

QString RecordingsWindow::currentPath() const
{
    return m_list->chosen().data(RecordingsModel::PathRole).toString();
}

void RecordingsWindow::playCurrent()
{
    if (currentPath().isEmpty() || !m_play->isEnabled())
        return;
    showNote({});
    m_player->play(currentPath());
}

void RecordingsWindow::showCurrentInFolder()
{
    const QString path = currentPath();
    showNote({});
    showInFolder(path, m_desktop.sessionBus(), this, [this, path](const QString &folder) {
        if (!m_desktop.openFolder(folder))
            showNote(tr("There is no program on this computer that shows folders. The recording is %1.")
                         .arg(QDir::toNativeSeparators(path)));
    });
}

void RecordingsWindow::removeCurrent()
{
    const QString path = currentPath();
    if (m_player->path() == path)
        m_player->unload();
    showNote({});
    QFile file(path);
    if (!m_desktop.moveToTrash(path) && file.exists() && m_desktop.mayDelete(this, path) && !file.remove())
        showNote(tr("“%1” could not be deleted: %2").arg(recordingName(path), file.errorString()));
    m_model->refresh();
}

void RecordingsWindow::showIdleText()
{
    m_player->setIdleText(m_list->isEmpty() ? tr("Recordings are played here.")
                                            : tr("Choose a recording, and press Play."));
}

void RecordingsWindow::showChoice()
{
    const QModelIndex current = m_list->chosen();
    const bool isWriting = current.data(RecordingsModel::IsWritingRole).toBool();
    const auto health = current.data(RecordingsModel::HealthRole).value<RecordingHealth>();
    const bool isUsable = current.isValid() && !isWriting && health == RecordingHealth::Fine;
    m_play->setEnabled(isUsable);
    m_player->setOffered(isUsable);
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
    m_list->setVisible(!isFullScreen);
    m_buttons->setVisible(!isFullScreen);
    m_player->setFullScreen(isFullScreen);
    m_player->setFocus();
}

void RecordingsWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        QWidget::keyPressEvent(event);
    else if (windowState().testFlag(Qt::WindowFullScreen))
        toggleFullScreen();
    else
        close();
}

void RecordingsWindow::changeEvent(QEvent *event)
{
    // A folder that was not there, as on a disk that is plugged in, sends no word when it comes.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_model->refresh();
    QWidget::changeEvent(event);
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
