# What `cmake --install` puts where. Read from the top-level CMakeLists.txt.
include(GNUInstallDirs)

install(TARGETS lancast-server RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
set(service ${PROJECT_BINARY_DIR}/lancast-server.service)
configure_file(packaging/lancast-server.service.in ${service} @ONLY)
install(FILES ${service} DESTINATION lib/systemd/system)
if(TARGET lancast)
    install(TARGETS lancast RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES packaging/io.github.lancast.LanCast.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
    install(FILES packaging/io.github.lancast.LanCast.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
    set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    install(FILES resources/icons/lancast.svg DESTINATION ${hicolor}/scalable/apps
        RENAME io.github.lancast.LanCast.svg)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install(FILES resources/icons/png/lancast-${size}.png DESTINATION ${hicolor}/${size}x${size}/apps
            RENAME io.github.lancast.LanCast.png)
    endforeach()
endif()
