// Preferences: the language of the windows.
#pragma once

#include <QWidget>

class QComboBox;

namespace lancast::app {

class NoteLabel;
class Preferences;

class LanguagePage final : public QWidget
{
    Q_OBJECT

public:
    explicit LanguagePage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void showChoices();

    Preferences &m_preferences;
    QComboBox *m_language;
};

} // namespace lancast::app
