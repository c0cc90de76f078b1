// The bytes that come through a pipe, or a terminal, or a socket.
#pragma once

#include "source/source_input.h"

#include <QSocketNotifier>

namespace lancast::net {

class PipeInput final : public SourceInput
{
    Q_OBJECT

public:
    /// Takes \a descriptor, which it closes; it need not be non-blocking.
    explicit PipeInput(int descriptor, QObject *parent = nullptr);
    ~PipeInput() override;

    void request() override;
    [[nodiscard]] bool restart() override { return false; }

private:
    void readOnce();

    const int m_descriptor;
    QSocketNotifier m_notifier;
};

} // namespace lancast::net
