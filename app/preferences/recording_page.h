// Preferences: where recordings go.
#pragma once

#include <QWidget>

class QLineEdit;

namespace lancast::app {

class NoteLabel;
class Preferences;

class RecordingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordingPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *buildFolderRow();
    void showChoices();
    void browse();
    void take(const QString &folder);

    Preferences &m_preferences;
    QLineEdit *m_folder;
    NoteLabel *m_trouble;
};

} // namespace lancast::app
