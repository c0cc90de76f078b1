#include "preferences/recording_page.h"

#include "look/look.h"
#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"
#include "settings/recording_settings.h"

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

RecordingPage::RecordingPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_folder(new QLineEdit(this))
    , m_title(new QLineEdit(this))
    , m_wheneverLive(new QCheckBox(tr("&Record whenever I am live"), this))
    , m_rewind(new QSpinBox(this))
{
    PreferencesForm form(*this);
    buildFolder(form);
    buildTitle(form);
    m_wheneverLive->setObjectName(u"recordsWheneverLive"_s);
    form.addBox(m_wheneverLive);
    buildRewind(form);
    showChoices();
    connect(m_folder, &QLineEdit::editingFinished, this, [this] { take(m_folder->text()); });
    connect(m_title, &QLineEdit::editingFinished, this, &RecordingPage::choose);
    connect(m_wheneverLive, &QCheckBox::clicked, this, &RecordingPage::choose);
    connect(m_rewind, &QSpinBox::valueChanged, this, &RecordingPage::choose);
    connect(&preferences, &Preferences::changed, this, &RecordingPage::showChoices);
}

void RecordingPage::buildFolder(PreferencesForm &form)
{
    QWidget *row = buildFolderRow();
    form.addRow(tr("&Folder:"), row);
    m_folder->setAccessibleName(row->accessibleName());
    // The label has it now. In the tab order it would lead back from the last field to this one, for ever.
    row->setFocusProxy(nullptr);
    m_trouble = form.addTrouble();
    m_trouble->setObjectName(u"folderTrouble"_s);
    if (!m_preferences.options().relay.recordFolder.isEmpty())
        form.setRuled(row, u"--record"_s);
}

void RecordingPage::buildTitle(PreferencesForm &form)
{
    m_title->setObjectName(u"recordingTitle"_s);
    m_title->setMaxLength(longestTitle);
    form.addRow(tr("&Title:"), m_title);
    if (!m_preferences.options().relay.recordTitle.isEmpty())
        form.setRuled(m_title, u"--record-title"_s);
    else
        form.addHelp(m_title, tr("Follows date and time in the names of the files. It may be empty."));
}

void RecordingPage::buildRewind(PreferencesForm &form)
{
    m_rewind->setObjectName(u"rewindMinutes"_s);
    m_rewind->setRange(0, int(dvr::longestRewind.count()));
    m_rewind->setSpecialValueText(tr("not at all"));
    m_rewind->setSuffix(tr(" min"));
    m_rewind->setKeyboardTracking(false);
    m_rewind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    form.addRow(tr("Guests can go &back:"), m_rewind);
    if (m_preferences.options().isRewindExplicit)
        form.setRuled(m_rewind, u"--rewind"_s);
    else
        form.addHelp(m_rewind, tr("So much of the stream is kept on the disk until it ends. An hour at 2.5 "
                                  "Mbit/s takes 1.1 GB."));
}

QWidget *RecordingPage::buildFolderRow()
{
    m_folder->setObjectName(u"recordingFolder"_s);
    auto *browse = new QPushButton(tr("&Choose..."));
    browse->setObjectName(u"chooseFolder"_s);
    browse->setAutoDefault(false);
    browse->setToolTip(tr("Choose a folder"));
    auto *row = new QWidget(this);
    row->setFocusProxy(m_folder);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(spacing);
    layout->addWidget(m_folder, 1);
    layout->addWidget(browse);
    setTabOrder(m_folder, browse);
    connect(browse, &QPushButton::clicked, this, &RecordingPage::browse);
    return row;
}

void RecordingPage::showChoices()
{
    m_folder->setText(QDir::toNativeSeparators(m_preferences.recording().folder));
    setTrouble(*m_trouble, *m_folder, {});
    const RecordingChoices &recording = m_preferences.recording();
    m_title->setText(recording.title);
    m_wheneverLive->setChecked(recording.recordsWheneverLive);
    const QSignalBlocker blocker(m_rewind);
    m_rewind->setValue(int(recording.rewind.count()));
}

void RecordingPage::choose()
{
    RecordingChoices recording = m_preferences.recording();
    recording.title = m_title->text().trimmed();
    recording.recordsWheneverLive = m_wheneverLive->isChecked();
    recording.rewind = std::chrono::minutes(m_rewind->value());
    if (recording != m_preferences.recording())
        m_preferences.setRecording(recording);
}

void RecordingPage::browse()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for recordings"),
                                                             m_preferences.recording().folder);
    if (!folder.isEmpty())
        take(folder);
}

void RecordingPage::take(const QString &typed)
{
    const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(typed.trimmed()));
    if (folder == m_preferences.recording().folder) {
        showChoices();
        return;
    }
    QString trouble;
    if (!QDir::isAbsolutePath(folder) || !QDir(folder).exists())
        trouble = tr("There is no such folder. Choose one, or make it first.");
    else if (!canRecordTo(folder))
        trouble = tr("LanCast may not write to this folder. Choose another one.");
    if (!trouble.isEmpty()) {
        setTrouble(*m_trouble, *m_folder, trouble);
        return;
    }
    RecordingChoices recording = m_preferences.recording();
    recording.folder = folder;
    m_preferences.setRecording(recording);
}

} // namespace lancast::app
