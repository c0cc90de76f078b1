// Whether guests have to type a passcode, and which.
#pragma once

#include "host/access_choices.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace lancast::app {

class PasscodeRow final : public QWidget
{
    Q_OBJECT

public:
    explicit PasscodeRow(QWidget *parent = nullptr);

    void setChoice(bool isAsked, const QString &passcode);

signals:
    /// \a passcode is one whenever \a isAsked.
    void chosen(bool isAsked, const QString &passcode);

private:
    void toggle(bool isAsked);
    void finishEditing();

    QString m_passcode; ///< the last good one
    QCheckBox *m_box;
    QLineEdit *m_field;
};

} // namespace lancast::app
