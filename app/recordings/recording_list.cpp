#include "recordings/recording_list.h"

#include "look/look.h"
#include "recordings/recording_delegate.h"
#include "recordings/recordings_model.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

constexpr int listWidth = 48 * spacing;

} // namespace

RecordingList::RecordingList(RecordingsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new QListView)
    , m_empty(new QLabel)
{
    build();
    connect(m_list, &QListView::activated, this, &RecordingList::activated);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RecordingList::chosenChanged);
    connect(&m_model, &RecordingsModel::dataChanged, this, [this](const QModelIndex &changed) {
        if (changed == chosen())
            emit chosenChanged();
    });
    connect(&m_model, &RecordingsModel::rowsInserted, this, &RecordingList::chooseWanted);
    connect(&m_model, &RecordingsModel::rowsRemoved, this, &RecordingList::chosenChanged);
    connect(&m_model, &RecordingsModel::folderStateChanged, this, &RecordingList::showFolderState);
    showFolderState();
}

void RecordingList::build()
{
    m_list->setObjectName(u"recordingList"_s);
    m_list->setAccessibleName(tr("Recordings"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RecordingDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setTabKeyNavigation(false);
    m_empty->setObjectName(u"recordingsEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list);
    layout->addWidget(m_empty);
    setFixedWidth(listWidth);
}

void RecordingList::setFolder(const QString &folder)
{
    m_folder = folder;
    m_model.setFolder(folder);
    showFolderState();
}

void RecordingList::addItemAction(QAction *action)
{
    action->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(action);
}

bool RecordingList::isEmpty() const
{
    return m_model.folderState() != RecordingsModel::FolderState::Filled;
}

QModelIndex RecordingList::chosen() const
{
    return m_list->currentIndex();
}

void RecordingList::choose(const QString &path)
{
    m_wanted = path;
    chooseWanted();
}

void RecordingList::chooseWanted()
{
    const QModelIndex index = m_wanted.isEmpty() ? QModelIndex() : m_model.indexOf(m_wanted);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    m_wanted.clear();
}

void RecordingList::editChosen()
{
    m_list->edit(chosen());
}

QString RecordingList::folderStateInWords() const
{
    using State = RecordingsModel::FolderState;
    const QString folder = QDir::toNativeSeparators(m_folder);
    switch (m_model.folderState()) {
    case State::Reading:
        return tr("Reading the folder ...");
    case State::Missing:
        return tr("The folder %1 is not there. It is made when you record; or choose another one under "
                  "Preferences, Recording.")
            .arg(folder);
    case State::Empty:
        return tr("Nothing is recorded yet. Switch Record on before or while you are live: the file comes "
                  "to %1 and appears here.")
            .arg(folder);
    case State::Filled:
        break;
    }
    return {};
}

void RecordingList::showFolderState()
{
    m_empty->setText(folderStateInWords());
    m_empty->setVisible(isEmpty());
    const bool appears = m_list->isHidden() && !isEmpty();
    m_list->setVisible(!isEmpty());
    if (!isEmpty() && !chosen().isValid())
        m_list->setCurrentIndex(m_model.index(0));
    if (appears)
        m_list->setFocus(); // the keys are for the chosen recording
    emit isEmptyChanged();
}

} // namespace lancast::app
