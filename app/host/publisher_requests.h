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
    /// Whether devices may ask at all. If not, those that wait are not allowed any more.
    void setAsking(bool mayAsk);
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
    void showNothing();

    QStringList m_waiting; ///< addresses; the first one is shown, or about to be
    QTimer m_patience;     ///< runs while a question is shown
    QTimer m_pause;        ///< a second press on the last question's button does not answer the next one
    bool m_mayAsk = true;
    bool m_isOnAir = false;
};

} // namespace lancast::app
