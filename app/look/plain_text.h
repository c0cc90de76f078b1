// Text from outside (a browser's name, an address, a file's name, an error) is shown as it is, never as HTML:
// Qt guesses where it is not told, and its HTML opens local files.
#pragma once

#include <QObject>
#include <QString>

class QApplication;

namespace lancast::app {

/// \a text for a tool tip, which cannot be told that it is plain: as HTML that shows it as it is where Qt
/// would guess.
[[nodiscard]] QString plainToolTip(const QString &text);

/// Every label of the application that leaves it to Qt to guess, also in Qt's own dialogs, shows plain text.
/// To be made once, before the first window.
class PlainLabels final : public QObject
{
    Q_OBJECT

public:
    explicit PlainLabels(QApplication &application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace lancast::app
