// The bytes of a file, read in a thread of its own: a slow disk never holds up the relay.
#pragma once

#include "base/descriptor.h"
#include "source/source_input.h"

#include <QThread>

namespace lancast::net {

/// Reads in its thread.
class FileReader final : public QObject
{
    Q_OBJECT

public:
    /// Takes \a descriptor. \a path: the file's; empty: it has no beginning to go back to.
    FileReader(int descriptor, const QString &path)
        : m_descriptor(descriptor)
        , m_path(path)
    {
    }

    void read();
    /// To the beginning, and of another file where one has taken its place.
    void rewind();

signals:
    /// \a error: errno, or 0. No bytes and no error: the end.
    void answered(const QByteArray &bytes, int error);

private:
    Descriptor m_descriptor;
    const QString m_path;
};

class FileInput final : public SourceInput
{
    Q_OBJECT

public:
    /// Takes \a descriptor. \a path: the file's, which can begin again; empty: it ends.
    FileInput(int descriptor, const QString &path, QObject *parent = nullptr);
    /// Does not wait for a disk that does not answer.
    ~FileInput() override;

    void request() override;
    [[nodiscard]] bool restart() override;
    [[nodiscard]] bool readsAhead() const override { return true; }

private:
    void pass(const QByteArray &bytes, int error);

    const bool m_canRestart;
    QThread *m_thread;
    FileReader *m_reader; ///< lives in m_thread
};

} // namespace lancast::net
