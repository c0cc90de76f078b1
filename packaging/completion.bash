# Completes the options of lancast and lancast-server: bash-completion reads this file when one of them is first typed.
# The options are those that the program's --help lists.

_lancast() {
    local cur prev words cword split
    _init_completion -s -n : || return
    case $prev in
    --source)
        case $cur in
        file:*)
            cur=${cur#file:}
            _filedir
            # Where a colon parts bash's words, "file:" is a word of its own and stays as it is.
            [[ $COMP_WORDBREAKS == *:* ]] || COMPREPLY=("${COMPREPLY[@]/#/file:}")
            ;;
        *)
            COMPREPLY=($(compgen -W 'camera screen file: test-pattern' -- "$cur"))
            [[ ${COMPREPLY[*]} != file: ]] || compopt -o nospace
            ;;
        esac
        return
        ;;
    --quality) COMPREPLY=($(compgen -W 'low medium high' -- "$cur")) && return ;;
    --log-level) COMPREPLY=($(compgen -W 'debug info warning error' -- "$cur")) && return ;;
    --bind) _ip_addresses -a && return ;;
    --record) _filedir -d && return ;;
    --replay) _filedir '@(webm|mkv)' && return ;;
    --cert | --key | --ready-file | --limits | --icecast-password-file) _filedir && return ;;
    esac
    # Any other option that takes a value, as --help writes it: "--port <N>".
    if [[ $prev == --* ]] && "$1" --help 2>/dev/null | grep -qF -- " $prev <"; then
        return
    fi
    # Of a text that goes on in the next line, an option that it names may stand at the beginning.
    COMPREPLY=($(compgen -W '$("$1" --help 2>/dev/null | grep -E "^ {0,4}-" | _parse_help -)' -- "$cur"))
} && complete -F _lancast lancast lancast-server
