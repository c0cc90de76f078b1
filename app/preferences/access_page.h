// Preferences: whom the host lets in.
#pragma once

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace lancast::app {

class PasscodeRow;
class Preferences;

class AccessPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AccessPage(Preferences &preferences, QWidget *parent = nullptr);

private:
    void showChoices();

    Preferences &m_preferences;
    PasscodeRow *m_passcode;
    QSpinBox *m_limit;
    QCheckBox *m_others;
};

} // namespace lancast::app
