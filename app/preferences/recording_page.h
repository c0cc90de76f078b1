// Preferences: how the stream is kept, in files and for viewers to go back to.
#pragma once

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace lancast::app {

class NoteLabel;
class Preferences;
class PreferencesForm;

class RecordingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void buildFolder(PreferencesForm &form);
    void buildTitle(PreferencesForm &form);
    void buildRewind(PreferencesForm &form);
    [[nodiscard]] QWidget *buildFolderRow();
    void showChoices();
    void browse();
    void take(const QString &folder);
    void choose();

    Preferences &m_preferences;
    QLineEdit *m_folder;
    NoteLabel *m_trouble;
    QLineEdit *m_title;
    QCheckBox *m_wheneverLive;
    QSpinBox *m_rewind;
};

} // namespace lancast::app
