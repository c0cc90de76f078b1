// The preview with the message bar over it and what it shows in numbers under it.
#pragma once

#include "host/host_choices.h"
#include "host/publisher_report.h"

#include <QWidget>

class QLabel;

namespace lancast::app {

class MessageBar;

class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    /// Takes \a preview over.
    explicit PreviewPane(QWidget *preview, QWidget *parent = nullptr);

    [[nodiscard]] MessageBar &messageBar() { return *m_messageBar; }
    void setChoices(const HostChoices &choices);
    void setReport(const PublisherReport &report);
    /// The viewers' middle delay; empty if none has reported one.
    void setDelay(std::optional<int> delayMs);

private:
    MessageBar *m_messageBar;
    QLabel *m_source;
    QLabel *m_delay;
    QLabel *m_picture;
};

} // namespace lancast::app
