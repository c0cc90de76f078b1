# Runs the application on a virtual display of its own. Sourced by packaging/run.

# Starts Xvfb on a free display, with a cookie: other users of this machine must not see the window.
start_display() { # directory for its files
    local number='' cookie
    touch "$1/auth"
    mkfifo "$1/number"
    # A session of its own: Ctrl+C is for the application, which needs its display to end in order.
    setsid Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -auth "$1/auth" 3<>"$1/number" 2>"$1/xvfb.log" &
    xvfb=$!
    read -r -t 10 number <>"$1/number" || true
    if [ -z "$number" ]; then
        echo "The virtual display did not start:" >&2
        cat "$1/xvfb.log" >&2
        return 1
    fi
    cookie=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    xauth -q -f "$1/auth" add ":$number" . "$cookie"
    export DISPLAY=":$number" XAUTHORITY="$1/auth"
    echo "No display here: LanCast runs on the virtual display :$number" >&2
}

ready_file_of() { # arguments
    while [ $# -gt 0 ]; do
        case $1 in
        --ready-file) printf '%s' "${2:-}" && return ;;
        --ready-file=*) printf '%s' "${1#*=}" && return ;;
        esac
        shift
    done
}

print_address() { # ready file
    local url urls
    # The list ends at a bracket behind a quotation mark: addresses of IPv6 have brackets too.
    urls=$(tr -d '\n' <"$1" | sed -n 's/.*"urls" *: *\[//p' | sed 's/" *\].*//' | grep -o 'http[^"]*' || true)
    [ -n "$urls" ] || urls=$(grep -o '"loopbackUrl" *: *"[^"]*"' "$1" | grep -o 'http[^"]*')
    url=$(head -n 1 <<<"$urls")
    echo
    echo "Watch at:"
    sed 's/^/    /' <<<"$urls"
    qrencode -t ANSIUTF8 -m 4 "$url"
}

# Waits for the application to listen, then says where.
announce() { # ready file, the application's process
    while kill -0 "$2" 2>/dev/null; do
        if [ -s "$1" ]; then
            print_address "$1"
            return
        fi
        sleep 0.1
    done
}

run_headless() { # application, its arguments
    local directory ready status=0
    directory=$(mktemp -d)
    xvfb=''
    trap 'kill $xvfb 2>/dev/null || true; rm -rf "$directory"' EXIT
    start_display "$directory"

    ready=$(ready_file_of "${@:2}")
    if [ -z "$ready" ]; then
        ready=$directory/ready.json
        set -- "$@" --ready-file "$ready"
    else
        rm -f "$ready"
    fi
    "$@" &
    app_process=$!
    trap 'kill -TERM $app_process 2>/dev/null || true' TERM INT HUP
    announce "$ready" "$app_process" &
    announcer=$!
    # A trapped signal ends a wait early, with a status of its own; the last wait tells the application's.
    while kill -0 "$app_process" 2>/dev/null; do
        wait "$app_process" || true
    done
    wait "$app_process" || status=$?
    kill "$announcer" 2>/dev/null || true
    exit "$status"
}
