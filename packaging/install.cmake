# What `cmake --install` puts where, in the two components that packages are made of. Read from the top-level CMakeLists.txt.
include(GNUInstallDirs)
set(completions ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)

# All that the packages are made of, and nothing of the tests.
add_custom_target(package_contents DEPENDS lancast-server)

# Made of the program's --help and a page's further sections, where help2man is there.
find_program(HELP2MAN help2man)
if(NOT HELP2MAN)
    message(STATUS "No help2man here: the manual pages are left out")
endif()
function(lancast_install_man_page program component)
    if(NOT HELP2MAN)
        return()
    endif()
    set(page ${PROJECT_BINARY_DIR}/${program}.1)
    set(sections ${PROJECT_SOURCE_DIR}/packaging/man/${program}.h2m)
    # Its shell would take a path with a blank apart: the program goes by its bare name.
    add_custom_command(OUTPUT ${page}.gz
        COMMAND ${HELP2MAN} --no-info --section=1 --include=${sections} --output=${page} ./$<TARGET_FILE_NAME:${program}>
        COMMAND gzip -9nf ${page}
        WORKING_DIRECTORY $<TARGET_FILE_DIR:${program}>
        DEPENDS ${program} ${sections} VERBATIM)
    add_custom_target(${program}-man ALL DEPENDS ${page}.gz)
    add_dependencies(package_contents ${program}-man)
    install(FILES ${page}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
endfunction()

install(TARGETS lancast-server RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT server)
lancast_install_man_page(lancast-server server)
install(FILES packaging/completion.bash DESTINATION ${completions} RENAME lancast-server COMPONENT server)
# The unit names the program's place, which is not known before it is installed.
install(CODE "
    set(CMAKE_INSTALL_FULL_BINDIR \${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR})
    configure_file([[${PROJECT_SOURCE_DIR}/packaging/lancast-server.service.in]]
        [[${PROJECT_BINARY_DIR}/lancast-server.service]] @ONLY)" COMPONENT server)
install(FILES ${PROJECT_BINARY_DIR}/lancast-server.service DESTINATION lib/systemd/system COMPONENT server)
if(TARGET lancast)
    add_dependencies(package_contents lancast)
    install(TARGETS lancast RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT app)
    lancast_install_man_page(lancast app)
    install(FILES packaging/completion.bash DESTINATION ${completions} RENAME lancast COMPONENT app)
    install(FILES packaging/io.github.lancast.LanCast.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications
        COMPONENT app)
    install(FILES packaging/io.github.lancast.LanCast.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo
        COMPONENT app)
    set(hicolor ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
    install(FILES resources/icons/lancast.svg DESTINATION ${hicolor}/scalable/apps
        RENAME io.github.lancast.LanCast.svg COMPONENT app)
    foreach(size 16 22 24 32 48 64 128 256 512)
        install(FILES resources/icons/png/lancast-${size}.png DESTINATION ${hicolor}/${size}x${size}/apps
            RENAME io.github.lancast.LanCast.png COMPONENT app)
    endforeach()
endif()
include(packaging/debian/cpack.cmake)
