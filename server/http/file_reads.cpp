#include "http/file_reads.h"

#include <QFileInfo>
#include <QMimeDatabase>
#include <QPointer>

namespace lancast::net {

namespace {

FileReads::OpenFile openForReading(const QString &path)
{
    FileReads::OpenFile opened;
    auto file = std::make_shared<QFile>(path);
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return opened;
    opened.file = std::move(file);
    opened.size = opened.file->size();
    opened.contentType = QMimeDatabase().mimeTypeForFile(path).name().toLatin1();
    return opened;
}

} // namespace

FileReads::FileReads(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

FileReads::~FileReads()
{
    m_worker.clear();
    m_worker.waitForDone();
}

template<typename Work, typename Answer> void FileReads::start(QObject *context, Work work, Answer answer)
{
    m_worker.start([this, context = QPointer(context), work, answer] {
        const auto result = work();
        const auto tell = [context, answer, result] {
            if (context)
                answer(result);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void FileReads::open(QObject *context, const QString &path, const Opened &opened)
{
    start(
        context, [path] { return openForReading(path); }, opened);
}

void FileReads::read(QObject *context, const std::shared_ptr<QFile> &file, qint64 offset, qsizetype length,
                     const BodySender::Answer &answer)
{
    const auto work = [file, offset, length] {
        return file->seek(offset) ? file->read(length) : QByteArray();
    };
    start(context, work, answer);
}

} // namespace lancast::net
