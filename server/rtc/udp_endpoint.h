// The one UDP socket of a relay: datagrams come in one by one and leave in batches.
#pragma once

#include "base/descriptor.h"
#include "rtc/datagram_output.h"

#include <QByteArrayView>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <array>
#include <functional>
#include <memory>
#include <span>

namespace lancast::rtc {

class UdpEndpoint final : public QObject, public DatagramOutput
{
    Q_OBJECT

public:
    explicit UdpEndpoint(QObject *parent = nullptr);
    ~UdpEndpoint() override;

    /// \a bind as for TCP: QHostAddress::Any is both kinds of addresses. \a port 0 takes any free one. False,
    /// with errorString(), if that failed.
    [[nodiscard]] bool open(const QHostAddress &bind, quint16 port);
    void close();
    [[nodiscard]] QString errorString() const { return m_errorString; }
    [[nodiscard]] quint16 port() const { return m_port; } ///< 0: it is not open

    /// Called for each datagram; \a bytes are valid during the call.
    using Receiver = std::function<void(QByteArrayView bytes, const UdpPath &path)>;
    void onReceived(Receiver receiver) { m_received = std::move(receiver); }

    /// Empty while the kernel takes no more: writable() tells when it does.
    [[nodiscard]] std::span<char> nextDatagram() override;
    /// It leaves with flush(), or when the batch is full.
    void commit(qsizetype size, const UdpPath &path) override;
    void flush();

signals:
    void writable();

private:
    struct Batch;

    [[nodiscard]] bool openSocket(int family, const QHostAddress &address, quint16 port);
    void receive();
    void onWritable();

    net::Descriptor m_socket{-1};
    bool m_isIpv6 = false;
    bool m_hasSegments = true; ///< the kernel splits messages into datagrams
    quint16 m_port = 0;
    QString m_errorString;
    Receiver m_received;
    std::unique_ptr<QSocketNotifier> m_readNotifier;
    std::unique_ptr<QSocketNotifier> m_writeNotifier;
    std::unique_ptr<Batch> m_batch;
};

} // namespace lancast::rtc
