// Reads of the host's own files, in a thread of their own: a disk that sleeps holds up nothing else.
#pragma once

#include "http/body_sender.h"

#include <QFile>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace lancast::net {

class FileReads final : public QObject
{
    Q_OBJECT

public:
    explicit FileReads(QObject *parent = nullptr);
    ~FileReads() override;

    struct OpenFile
    {
        std::shared_ptr<QFile> file; ///< for read() alone; null: it cannot be read
        qint64 size = 0;
        QByteArray contentType;
    };
    using Opened = std::function<void(const OpenFile &file)>;

    // Both answer later and in this object's thread, unless \a context is gone by then.
    void open(QObject *context, const QString &path, const Opened &opened);
    /// A slice at a time of each \a file. Shorter than asked for: there is no more.
    void read(QObject *context, const std::shared_ptr<QFile> &file, qint64 offset, qsizetype length,
              const BodySender::Answer &answer);

private:
    template<typename Work, typename Answer> void start(QObject *context, Work work, Answer answer);

    QThreadPool m_worker;
};

} // namespace lancast::net
