#include "service/path_advice.h"

#include <QDir>
#include <QFileInfo>

namespace lancast::service {

namespace {

/// The unit hides the homes (ProtectHome=), and a path in them has to be brought back.
bool isInHome(const QString &path)
{
    return path.startsWith(QStringLiteral("/home/")) || path.startsWith(QStringLiteral("/root/")) ||
           path.startsWith(QStringLiteral("/run/user/"));
}

QString folderAdvice(const QString &folder)
{
    const QString setting = isInHome(folder) ? QStringLiteral("ProtectHome=tmpfs and BindPaths=%1")
                                             : QStringLiteral("ReadWritePaths=%1");
    return QStringLiteral(" A systemd service writes only where its unit lets it: %1 in \"systemctl edit "
                          "lancast-server\" does. Its user needs the permission, too.")
        .arg(setting.arg(folder));
}

QString fileAdvice(const QString &file)
{
    return QStringLiteral(
               " A systemd service sees only what its unit shows it: ProtectHome=tmpfs and "
               "BindReadOnlyPaths=%1 in \"systemctl edit lancast-server\" does. Its user needs the "
               "permission, too.")
        .arg(file);
}

/// Keys are root's, and the service is not: systemd, which is root, gives it a copy.
QString credentialAdvice(const NamedPaths &paths)
{
    return QStringLiteral(
               " A systemd service has a user of its own, who may not read what is root's. systemd brings "
               "it: "
               "LoadCredential=cert.pem:%1 and LoadCredential=key.pem:%2 in \"systemctl edit "
               "lancast-server\", with --cert /run/credentials/lancast-server.service/cert.pem --key "
               "/run/credentials/lancast-server.service/key.pem.")
        .arg(paths.certificateFile, paths.keyFile);
}

bool isUnreadable(const QString &fault, const QString &file)
{
    return !file.isEmpty() && fault.contains(QLatin1Char('"') + file + QLatin1Char('"')) &&
           !QFileInfo(file).isReadable();
}

} // namespace

QString pathAdvice(const QString &fault, const NamedPaths &paths)
{
    const QString folder = paths.recordFolder.isEmpty() ? QString() : QDir(paths.recordFolder).absolutePath();
    if (!folder.isEmpty() && fault.contains(QStringLiteral("record")) && !QFileInfo(folder).isWritable())
        return folderAdvice(folder);
    if (isUnreadable(fault, paths.certificateFile) || isUnreadable(fault, paths.keyFile))
        return credentialAdvice(paths);
    return isUnreadable(fault, paths.replayFile) ? fileAdvice(paths.replayFile) : QString();
}

} // namespace lancast::service
