// Preferences: what happens at launch.
#pragma once

#include <QWidget>

class QCheckBox;

namespace lancast::app {

class Preferences;

class StartupPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartupPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void showChoices();
    void choose();

    Preferences &m_preferences;
    QCheckBox *m_live;
    QCheckBox *m_minimised;
};

} // namespace lancast::app
