// Help for a host whom nobody can reach: tries the address, and says what else to look at.
#pragma once

#include "share/reach_advice.h"
#include "share/reach_check.h"

#include <QDialog>

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lancast::app {

class ReachHelp final : public QDialog
{
    Q_OBJECT

public:
    explicit ReachHelp(QWidget *parent = nullptr);

    /// Tries it, unless that is what was tried last. None: there is no network.
    void setEntry(const std::optional<ShareEntry> &entry, const RelayAddress &relay);

private:
    void tryAddress();
    void showReach(Reach reach);
    void showAdvice();
    void addCommand(const QString &command);
    void addText(const QString &text, const QFont &font);

    ReachCheck m_check;
    std::optional<ShareEntry> m_entry;
    RelayAddress m_relay;
    QLabel *m_state;
    QLabel *m_result;
    QPushButton *m_again = nullptr;
    QVBoxLayout *m_advice;
};

} // namespace lancast::app
