// Other devices that ask whether they may publish: one question at a time, and silence means no.
#pragma once

#include "host/message.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <optional>

namespace lancast::app {

class PublisherRequests final : public QObject
{
    Q_OBJECT

public:
    explicit PublisherRequests(QObject *parent = nullptr);

    /// A device at \a address asks. Who repeats it keeps the place in the row; the question goes after a
    /// minute.
    void take(const QString &address);
    /// While the host is live nobody else can be: the question says so.
    void setOnAir(bool isOnAir);
    /// Answers the question that is shown, if \a action is for it.
    void perform(MessageAction action);

signals:
    void allowed(const QString &address);
    /// An empty \a message: nobody asks.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

private:
    void goToNext();
    void show();

    QStringList m_waiting; ///< addresses; the first one is shown
    QTimer m_patience;
    bool m_isOnAir = false;
};

} // namespace lancast::app
