#include "share/firewall.h"

#include <QDir>
#include <QFile>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

bool hasLine(const QString &path, const QByteArray &wanted)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = file.readAll().split('\n');
    return std::ranges::any_of(lines, [&wanted](const QByteArray &line) {
        return line.trimmed().toLower().replace('"', "") == wanted;
    });
}

bool isInstalled(const QDir &root, const QString &program)
{
    return root.exists(u"usr/sbin/"_s + program) || root.exists(u"usr/bin/"_s + program);
}

} // namespace

QList<Firewall> installedFirewalls(const QString &root)
{
    const QDir folder(root);
    QList<Firewall> firewalls;
    if (isInstalled(folder, u"ufw"_s))
        firewalls.append({FirewallKind::Ufw, hasLine(folder.filePath(u"etc/ufw/ufw.conf"_s), "enabled=yes")});
    if (isInstalled(folder, u"firewall-cmd"_s)) {
        // The link may lead nowhere from here, so its target does not count.
        const QFileInfo wanted(
            folder.filePath(u"etc/systemd/system/multi-user.target.wants/firewalld.service"_s));
        firewalls.append({FirewallKind::Firewalld, wanted.isSymLink() || wanted.exists()});
    }
    return firewalls;
}

QString firewallName(FirewallKind kind)
{
    switch (kind) {
    case FirewallKind::Ufw:
        return u"ufw"_s;
    case FirewallKind::Firewalld:
        return u"firewalld"_s;
    }
    Q_UNREACHABLE();
}

QString openPortCommand(FirewallKind kind, quint16 port)
{
    switch (kind) {
    case FirewallKind::Ufw:
        return u"sudo ufw allow %1"_s.arg(port); // TCP and UDP: WebRTC uses the same number
    case FirewallKind::Firewalld:
        // At once, and after the next start too.
        return u"sudo firewall-cmd --add-port=%1/tcp --add-port=%1/udp && sudo firewall-cmd --permanent "
               u"--add-port=%1/tcp --add-port=%1/udp"_s.arg(port);
    }
    Q_UNREACHABLE();
}

} // namespace lancast::app
