// Tells of a name that guests ask for this computer by, and lets it count if the host wants.
#pragma once

#include "host/message.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace lancast::app {

/// The relay refuses a name that this computer does not go by: a site that somebody has pointed at it could
/// read the stream otherwise. Only a person can tell such a name from one of the home. One at a time is
/// offered; silence means no.
class NameOffer final : public QObject
{
    Q_OBJECT

public:
    explicit NameOffer(QObject *parent = nullptr);

    void take(const QString &name);
    /// Answers the message that is shown, if \a action is for it.
    void perform(MessageAction action);

signals:
    void allowed(const QString &name);
    /// An empty \a message: nothing is offered.
    void messageChanged(lancast::app::MessageTopic topic,
                        const std::optional<lancast::app::Message> &message);

private:
    void withdraw();

    QString m_name;    ///< that is shown
    QTimer m_patience; ///< runs while one is
};

} // namespace lancast::app
