#include "source/file_input.h"

#include <QFile>

#include <cerrno>
#include <chrono>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lancast::net {

namespace {

constexpr qsizetype pieceBytes = 64 * 1024;
/// A disk that needs longer for a piece has most likely gone.
constexpr std::chrono::seconds patience{1};

} // namespace

void FileReader::read()
{
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    ssize_t count = 0;
    do {
        count = ::read(m_descriptor.get(), bytes.data(), std::size_t(bytes.size()));
    } while (count < 0 && errno == EINTR);
    const int error = count < 0 ? errno : 0;
    bytes.truncate(std::max<qsizetype>(count, 0));
    emit answered(bytes, error);
}

void FileReader::rewind()
{
    Descriptor another(::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat facts = {};
    if (another.get() >= 0 && ::fstat(another.get(), &facts) == 0 && S_ISREG(facts.st_mode))
        m_descriptor.reset(another.take());
    else
        (void)::lseek(m_descriptor.get(), 0, SEEK_SET); // it is gone, but for us
}

FileInput::FileInput(int descriptor, const QString &path, QObject *parent)
    : SourceInput(parent)
    , m_canRestart(!path.isEmpty())
    , m_thread(new QThread)
    , m_reader(new FileReader(descriptor, path))
{
    m_thread->setObjectName(QStringLiteral("replay"));
    m_reader->moveToThread(m_thread);
    connect(m_thread, &QThread::finished, m_reader, &QObject::deleteLater);
    connect(m_reader, &FileReader::answered, this, &FileInput::pass);
    m_thread->start();
}

FileInput::~FileInput()
{
    m_reader->disconnect(this);
    m_thread->quit();
    // A thread that does not come back ends with the process.
    if (m_thread->wait(QDeadlineTimer(patience)))
        delete m_thread;
}

void FileInput::request()
{
    QMetaObject::invokeMethod(m_reader, &FileReader::read, Qt::QueuedConnection);
}

bool FileInput::restart()
{
    if (!m_canRestart)
        return false;
    QMetaObject::invokeMethod(m_reader, &FileReader::rewind, Qt::QueuedConnection);
    return true;
}

void FileInput::pass(const QByteArray &bytes, int error)
{
    if (error != 0)
        emit failed(QString::fromLocal8Bit(std::strerror(error)));
    else if (bytes.isEmpty())
        emit ended();
    else
        emit arrived(bytes);
}

} // namespace lancast::net
