// Preferences: the Icecast server that takes the stream further. What is typed counts once it is applied.
#pragma once

#include "host/icecast_choices.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace lancast::app {

class NoteLabel;
class Preferences;
class PreferencesForm;

class IcecastPage final : public QWidget
{
    Q_OBJECT

public:
    explicit IcecastPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void build(PreferencesForm &form);
    void connectParts();
    void showChoices();
    void check();
    void apply();
    [[nodiscard]] IcecastChoices typed() const;

    Preferences &m_preferences;
    QCheckBox *m_isOn;
    QLineEdit *m_address;
    QLineEdit *m_password;
    QLineEdit *m_listeners;
    NoteLabel *m_trouble = nullptr;
    QPushButton *m_apply;
};

} // namespace lancast::app
