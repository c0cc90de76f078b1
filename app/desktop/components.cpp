#include "desktop/components.h"

#include <QCoreApplication>
#include <QSslSocket>
#include <QtWebEngineCore/qtwebenginecoreglobal.h>

#include <boost/version.hpp>

using namespace Qt::Literals::StringLiterals;

namespace lancast::app {

namespace {

QString boostVersion()
{
    return u"%1.%2"_s.arg(BOOST_VERSION / 100000).arg(BOOST_VERSION / 100 % 1000);
}

} // namespace

QList<Component> components()
{
    return {
        {u"Qt"_s, QString::fromLatin1(qVersion()),
         QCoreApplication::translate("Components", "Windows, network, sound and pictures"),
         QCoreApplication::translate(
             "Components",
             "GNU Lesser General Public License, version 3. The Qt Company Ltd. and other contributors."),
         u"https://www.qt.io/licensing/"_s},
        {u"Qt WebEngine"_s, QString::fromLatin1(qWebEngineVersion()),
         QCoreApplication::translate("Components", "Shows the pages inside the window"),
         QCoreApplication::translate(
             "Components",
             "GNU Lesser General Public License, version 3. The Qt Company Ltd. and other contributors."),
         u"https://doc.qt.io/qt-6/qtwebengine-licensing.html"_s},
        {u"Chromium"_s, QString::fromLatin1(qWebEngineChromiumVersion()),
         QCoreApplication::translate("Components",
                                     "The browser inside Qt WebEngine: captures, encodes and plays"),
         QCoreApplication::translate("Components", "BSD 3-clause and others. The Chromium Authors."),
         u"https://www.chromium.org/Home/"_s},
        {u"OpenSSL"_s, QSslSocket::sslLibraryVersionString(),
         QCoreApplication::translate("Components", "Secure connections"),
         QCoreApplication::translate("Components", "Apache License 2.0. The OpenSSL Project Authors."),
         u"https://www.openssl.org/source/license.html"_s},
        {u"Boost"_s, boostVersion(), QCoreApplication::translate("Components", "Reads what guests send"),
         QCoreApplication::translate("Components", "Boost Software License 1.0."),
         u"https://www.boost.org/users/license.html"_s},
        {u"QR Code generator"_s,
         {},
         QCoreApplication::translate("Components", "The code that guests scan"),
         QCoreApplication::translate("Components",
                                     "MIT License, as LanCast's own above. Copyright © Project Nayuki."),
         u"https://www.nayuki.io/page/qr-code-generator-library"_s},
    };
}

} // namespace lancast::app
