# What `cmake --install` puts where. Read from the top-level CMakeLists.txt.
include(GNUInstallDirs)

install(TARGETS lancast-server RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
if(TARGET lancast)
    install(TARGETS lancast RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES packaging/io.github.lancast.LanCast.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES packaging/io.github.lancast.LanCast.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    install(FILES resources/icons/lancast.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps
        RENAME io.github.lancast.LanCast.svg)
endif()
