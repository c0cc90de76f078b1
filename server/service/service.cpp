#include "service/service.h"

#include "base/logging.h"

#include <utility>

namespace lancast::service {

namespace {

/// A relay that runs does not wait for a pipe.
constexpr std::chrono::milliseconds noPatience{0};

} // namespace

net::RelayOptions withLimits(net::RelayOptions options, const Limits &limits)
{
    options.maxViewers = limits.maxViewers.value_or(options.maxViewers);
    options.limits.maxConnections = limits.maxConnections.value_or(options.limits.maxConnections);
    options.limits.maxConnectionsPerAddress =
        limits.maxConnectionsPerAddress.value_or(options.limits.maxConnectionsPerAddress);
    return options;
}

Service::Service(net::RelayServer &server, const net::RelayOptions &options, const QString &limitsFile)
    : m_server(server)
    , m_options(options)
    , m_limitsFile(limitsFile)
{
    m_options.passcode.clear();
    m_options.icecast = {};
    m_options.publishToken.clear();
    connect(&m_signals, &net::SignalWatcher::terminationRequested, this, &Service::stop);
    connect(&m_signals, &net::SignalWatcher::reloadRequested, this, &Service::reload);
    if (m_notifier.isHeard())
        connect(&m_server, &net::RelayServer::statusChanged, this,
                [this](const net::StatusSnapshot &status) { m_notifier.setStatus(describe(status)); });
}

void Service::ready()
{
    if (m_options.tls.isWanted)
        qCInfo(net::relayLog).noquote() << "Certificate" << m_server.certificateFingerprint()
                                        << "with the public key" << m_server.certificateKeyFingerprint();
    m_notifier.ready(describe(m_server.status()));
}

void Service::stop()
{
    if (std::exchange(m_isStopping, true))
        return;
    m_notifier.stopping();
    m_server.stop();
}

void Service::reload()
{
    if (m_isStopping)
        return;
    m_notifier.reloading();
    if (!m_server.reloadCertificate())
        qCWarning(net::relayLog).noquote() << m_server.errorString() << "The old certificate goes on.";
    if (!m_limitsFile.isEmpty()) {
        const LimitsResult result = readLimitsFile(m_limitsFile, noPatience);
        if (result.error.isEmpty())
            apply(result.limits);
        else
            qCWarning(net::relayLog).noquote() << result.error << "The old limits go on.";
    }
    ready();
}

void Service::apply(const Limits &limits)
{
    const net::RelayOptions options = withLimits(m_options, limits);
    m_server.room().viewers().setMaxViewers(options.maxViewers);
    m_server.setConnectionLimits(options.limits.maxConnections, options.limits.maxConnectionsPerAddress);
    qCInfo(net::relayLog).nospace() << "Limits: viewers " << options.maxViewers << ", connections "
                                    << options.limits.maxConnections << ", of one address "
                                    << options.limits.maxConnectionsPerAddress;
}

QString Service::describe(const net::StatusSnapshot &status) const
{
    return QStringLiteral("The stream is %1, %2 watching, port %3")
        .arg(stream::toString(status.state))
        .arg(status.viewers)
        .arg(m_server.port());
}

} // namespace lancast::service
