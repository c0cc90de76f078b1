// What the user said at start about HTTPS.
#pragma once

#include <QString>

namespace lancast::net {

struct TlsOptions
{
    bool isWanted = false;
    QString certificateFile; ///< PEM, with its chain; empty: one of our own making is kept in dataFolder
    QString keyFile;         ///< PEM, without a passphrase
    QString dataFolder;      ///< empty: the user's usual place for the program's data
};

} // namespace lancast::net
