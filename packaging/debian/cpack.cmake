# The Debian packages lancast (component app) and lancast-server (component server). packaging/build-deb makes them.
# What only packages install is left out of `cmake --install`.
set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
# The host's name in GitHub's form: LanCast has no mail address.
set(CPACK_PACKAGE_CONTACT "The LanCast authors <lancast@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "") # each component brings its own
set(CPACK_COMPONENTS_ALL server)
if(TARGET lancast)
    list(APPEND CPACK_COMPONENTS_ALL app)
endif()
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(debian ${PROJECT_SOURCE_DIR}/packaging/debian)
set(made ${PROJECT_BINARY_DIR}/debian)

# Each release of a distribution has packages of its own, and a later one's count as newer: "0.1.0-1~debian12".
cmake_host_system_information(RESULT distribution QUERY DISTRIB_INFO)
set(CPACK_DEBIAN_PACKAGE_RELEASE "1~${distribution_ID}${distribution_VERSION_ID}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME lancast-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)
set(CPACK_DEBIAN_SERVER_DESCRIPTION "relay of live streams for browsers, without a window
LanCast brings one live stream to everybody on the network: they watch in
their browsers, with nothing to install, no cloud, no account, and a delay
well under a second.

This package has the relay alone, as a program and as a service that is not
started before somebody asks for it. It takes the stream of a browser, of
LanCast's pages or of any program that writes WebM, such as ffmpeg.")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    ${debian}/server/conffiles ${debian}/server/postinst ${debian}/server/prerm ${debian}/server/postrm)

set(CPACK_DEBIAN_APP_PACKAGE_NAME lancast)
set(CPACK_DEBIAN_APP_PACKAGE_SECTION video)
set(CPACK_DEBIAN_APP_DESCRIPTION "host a live stream that the network watches in a browser
Launch LanCast, choose a camera, the screen, a video file or a test pattern,
and press Go live: everybody on the network watches in a browser, at an
address that is shared as a link or a QR code. Nobody installs anything,
there is no cloud and no account, and the delay is well under a second.

The window shows who watches and how far behind they are; streams can be
recorded, and viewers can go back.")
# What is loaded while it runs, and no linker sees: Qt's plugin for the icons.
set(CPACK_DEBIAN_APP_PACKAGE_DEPENDS libqt6svg6)
set(CPACK_DEBIAN_APP_PACKAGE_RECOMMENDS "fonts-dejavu-core, gstreamer1.0-plugins-base, gstreamer1.0-plugins-good,\
 libgl1-mesa-dri, qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_APP_PACKAGE_SUGGESTS "avahi-daemon, lancast-server")

# Distributions that give user namespaces only to programs with a profile read version 4 of AppArmor's language;
# older ones would refuse the file.
set(since_debian 13)
set(since_ubuntu 24.04)
set(first_with_profile "${since_${distribution_ID}}")
if(TARGET lancast AND first_with_profile AND NOT distribution_VERSION_ID VERSION_LESS first_with_profile)
    install(FILES packaging/debian/lancast.apparmor DESTINATION /etc/apparmor.d RENAME lancast COMPONENT app
        EXCLUDE_FROM_ALL)
    set(CPACK_DEBIAN_APP_PACKAGE_CONTROL_EXTRA ${debian}/app/conffiles ${debian}/app/postinst)
endif()

# It may hold the publish key; systemd reads it as root.
install(FILES packaging/debian/lancast-server.default DESTINATION /etc/default RENAME lancast-server COMPONENT server
    PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ EXCLUDE_FROM_ALL)

# Debian wants the licence in its own form, and texts that are compressed. The time is SOURCE_DATE_EPOCH where it is set.
file(READ LICENSE licence)
string(REGEX REPLACE "^.*(Permission is hereby)" "\\1" licence "${licence}")
string(REGEX REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REGEX REPLACE "(^|\n)([^\n])" "\\1 \\2" licence "${licence}")
configure_file(packaging/debian/copyright.in ${made}/copyright @ONLY)
string(TIMESTAMP release_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
find_program(GZIP gzip REQUIRED)

function(lancast_package_documents component package)
    configure_file(packaging/debian/changelog.in ${made}/${package}/changelog.Debian @ONLY)
    configure_file(CHANGELOG.md ${made}/${package}/changelog COPYONLY)
    execute_process(COMMAND ${GZIP} -9nf changelog.Debian changelog WORKING_DIRECTORY ${made}/${package}
        COMMAND_ERROR_IS_FATAL ANY)
    install(FILES ${made}/copyright ${made}/${package}/changelog.Debian.gz ${made}/${package}/changelog.gz
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES packaging/debian/${component}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        RENAME ${package} COMPONENT ${component} EXCLUDE_FROM_ALL)
endfunction()

lancast_package_documents(server lancast-server)
install(DIRECTORY packaging/nginx packaging/caddy packaging/icecast
    DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/lancast-server/examples COMPONENT server EXCLUDE_FROM_ALL)
if(TARGET lancast)
    lancast_package_documents(app lancast)
endif()

include(CPack)
