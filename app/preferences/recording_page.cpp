#include "preferences/recording_page.h"

#include "look/look.h"
#include "preferences/note_label.h"
#include "preferences/preferences.h"
#include "preferences/preferences_form.h"
#include "settings/recording_settings.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

RecordingPage::RecordingPage(Preferences &preferences, QWidget *parent)
    : QWidget(parent)
    , m_preferences(preferences)
    , m_folder(new QLineEdit(this))
{
    PreferencesForm form(*this);
    QWidget *row = buildFolderRow();
    form.addRow(tr("&Folder:"), row);
    m_folder->setAccessibleName(row->accessibleName());
    m_trouble = form.addTrouble();
    m_trouble->setObjectName(u"folderTrouble"_s);
    form.addHelp(m_folder, tr("Recording comes with a later version. Its files will go to this folder."));
    showChoices();
    connect(m_folder, &QLineEdit::editingFinished, this, [this] { take(m_folder->text()); });
    connect(&preferences, &Preferences::changed, this, &RecordingPage::showChoices);
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
    connect(browse, &QPushButton::clicked, this, &RecordingPage::browse);
    return row;
}

void RecordingPage::showChoices()
{
    m_folder->setText(QDir::toNativeSeparators(m_preferences.recordingFolder()));
    setTrouble(*m_trouble, *m_folder, {});
}

void RecordingPage::browse()
{
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Folder for recordings"), m_preferences.recordingFolder());
    if (!folder.isEmpty())
        take(folder);
}

void RecordingPage::take(const QString &typed)
{
    const QString folder = QDir::cleanPath(QDir::fromNativeSeparators(typed.trimmed()));
    if (folder == m_preferences.recordingFolder()) {
        showChoices();
        return;
    }
    QString trouble;
    if (!QDir::isAbsolutePath(folder) || !QDir(folder).exists())
        trouble = tr("There is no such folder. Choose one, or make it first.");
    else if (!canRecordTo(folder))
        trouble = tr("LanCast may not write to this folder. Choose another one.");
    if (trouble.isEmpty())
        m_preferences.setRecordingFolder(folder);
    else
        setTrouble(*m_trouble, *m_folder, trouble);
}

} // namespace lancast::app
