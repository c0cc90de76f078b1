# How released programs are hardened against memory errors. Not with sanitizers, which bring checks of their own.
include(CheckCXXCompilerFlag)
include(CheckPIESupported)

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
check_pie_supported(LANGUAGES CXX)
check_cxx_compiler_flag(-fcf-protection HAS_CF_PROTECTION) # x86 only

set(hardened $<CONFIG:Release,RelWithDebInfo,MinSizeRel>)
target_compile_definitions(project_options INTERFACE $<${hardened}:_GLIBCXX_ASSERTIONS>)
target_compile_options(project_options INTERFACE
    # Debian's compilers may have set another level already. It needs optimisation.
    $<${hardened}:-U_FORTIFY_SOURCE> $<${hardened}:-D_FORTIFY_SOURCE=3>
    $<${hardened}:-fstack-protector-strong> $<${hardened}:-fstack-clash-protection>
    $<$<AND:${hardened},$<BOOL:${HAS_CF_PROTECTION}>>:-fcf-protection>)
target_link_options(project_options INTERFACE
    $<${hardened}:LINKER:-z,relro> $<${hardened}:LINKER:-z,now> $<${hardened}:LINKER:-z,noexecstack>)
