// What the service says about its unit when a path is out of its reach.
#include "service/path_advice.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lancast::service;

class PathAdviceTest : public QObject
{
    Q_OBJECT

private slots:
    void namesTheSetting_data();
    void namesTheSetting();
    void saysHowACertificateOfRootsIsRead();
    void isSilentWhereTheUnitIsNotTheReason();
};

void PathAdviceTest::namesTheSetting_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("setting");
    const auto row = [](const char *fault, const char *folder, const char *file, const char *setting) {
        QTest::newRow(setting) << QString::fromLatin1(fault) << QString::fromLatin1(folder)
                               << QString::fromLatin1(file) << QString::fromLatin1(setting);
    };
    row("Cannot record to \"/proc/no\": Read-only file system.", "/proc/no", "",
        "ReadWritePaths=/proc/no in");
    row("Cannot record to \"/home/nobody-here/x\": Permission denied.", "/home/nobody-here/x", "",
        "ProtectHome=tmpfs and BindPaths=/home/nobody-here/x in");
    row("There is no file \"/home/nobody-here/a.webm\" to replay.", "", "/home/nobody-here/a.webm",
        "BindReadOnlyPaths=/home/nobody-here/a.webm in");
}

void PathAdviceTest::namesTheSetting()
{
    QFETCH(QString, fault);
    QFETCH(QString, folder);
    QFETCH(QString, file);
    QFETCH(QString, setting);
    const QString advice = pathAdvice(fault, {folder, file, {}, {}});
    QVERIFY2(advice.startsWith(QLatin1Char(' ')) && advice.contains(setting), qPrintable(advice));
    QVERIFY(advice.contains(QStringLiteral("systemctl edit lancast-server")));
}

void PathAdviceTest::saysHowACertificateOfRootsIsRead()
{
    const NamedPaths paths{{}, {}, QStringLiteral("/proc/no/full.pem"), QStringLiteral("/proc/no/key.pem")};
    for (const QString &file : {paths.certificateFile, paths.keyFile}) {
        const QString advice =
            pathAdvice(QStringLiteral("The file \"%1\" is not there or may not be read.").arg(file), paths);
        QVERIFY2(advice.contains(QStringLiteral("LoadCredential=cert.pem:/proc/no/full.pem and "
                                                "LoadCredential=key.pem:/proc/no/key.pem in")),
                 qPrintable(advice));
        QVERIFY(advice.contains(QStringLiteral("--key /run/credentials/lancast-server.service/key.pem")));
    }
    const NamedPaths readable{{}, {}, QStringLiteral("/etc/hostname"), QStringLiteral("/etc/hostname")};
    QCOMPARE(pathAdvice(QStringLiteral("The file \"/etc/hostname\" has no certificate."), readable),
             QString());
}

void PathAdviceTest::isSilentWhereTheUnitIsNotTheReason()
{
    const QTemporaryDir folder;
    const QString full =
        QStringLiteral("Cannot record to \"%1\": there are only 5 MB left on that disk.").arg(folder.path());
    QCOMPARE(pathAdvice(full, {folder.path(), {}, {}, {}}), QString());
    QCOMPARE(pathAdvice(QStringLiteral("Port 80 needs a permission."), {}), QString());
    QCOMPARE(
        pathAdvice(QStringLiteral("Port 80 needs a permission."), {QStringLiteral("/proc/no"), {}, {}, {}}),
        QString());
}

QTEST_APPLESS_MAIN(PathAdviceTest)
#include "path_advice_test.moc"
