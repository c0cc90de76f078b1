# The headers that most sources of a kind include, read once: compiling them takes about half as long. Sources still
# include what they use, and clang-tidy, which cannot read what gcc has prepared, sees server/ without (tests/run).
set(precompiled_core
    <QByteArray> <QByteArrayView> <QHash> <QList> <QString> <algorithm> <array> <chrono> <functional> <memory> <optional>
    <vector>)
set(precompiled_server
    ${precompiled_core} <QHostAddress> <QJsonObject> <QObject> <QSslSocket> <QStringList> <QTcpServer> <QTcpSocket>
    <QTimer> <QUrl>)
set(precompiled_app
    ${precompiled_server} <QAction> <QApplication> <QBoxLayout> <QCheckBox> <QComboBox> <QDialog> <QFileInfo>
    <QLabel> <QLineEdit> <QMenu> <QPainter> <QPushButton> <QToolButton> <QWidget>)
set(precompiled_tests <QElapsedTimer> <QFile> <QJsonArray> <QJsonDocument> <QSignalSpy> <QTemporaryDir> <QTest>)
# Qt Test tells each program its own folder in a definition; no test here asks for it, and shared headers cannot differ.
set(without_own_paths -UQT_TESTCASE_BUILDDIR -UQT_TESTCASE_SOURCEDIR)

# lancast_precompile(target kind... [HEADERS "header.h"...]): the target's own sources read the headers of the kinds "core",
# "server", "app", "tests", and those of this project that are named.
function(lancast_precompile target)
    cmake_parse_arguments(PARSE_ARGV 1 precompile "" "" HEADERS)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # clang takes such headers only with the very same definitions
        return()
    endif()
    target_precompile_headers(${target} PRIVATE ${precompile_HEADERS})
    foreach(kind ${precompile_UNPARSED_ARGUMENTS})
        target_precompile_headers(${target} PRIVATE ${precompiled_${kind}})
        if(kind STREQUAL "tests")
            target_compile_options(${target} PRIVATE ${without_own_paths})
        endif()
    endforeach()
endfunction()

# lancast_share_precompiled(target other): \a target reads those of \a other, which links the same.
function(lancast_share_precompiled target other)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_precompile_headers(${target} REUSE_FROM ${other})
    endif()
endfunction()
