# shellcheck shell=bash
# What the user sees: colours, marks and durations, plain when the output is no terminal.

interactive=
if [[ -t 1 && ${TERM:-dumb} != dumb ]]; then interactive=yes; fi

colour_good='' colour_bad='' colour_weak='' colour_off=''
if [[ $interactive && -z ${NO_COLOR:-} ]]; then
    colour_good=$'\e[32m' colour_bad=$'\e[31m' colour_weak=$'\e[2m' colour_off=$'\e[0m'
fi

mark_good=✔ mark_bad=✘ mark_wait=… spinner_frames=(⠋ ⠙ ⠹ ⠸ ⠼ ⠴ ⠦ ⠧ ⠇ ⠏)
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    *UTF-8* | *utf8* | *UTF8* | *utf-8*) ;;
    *) mark_good=ok mark_bad=FAILED mark_wait=... spinner_frames=('|' '/' '-' "\\") ;;
esac

# These two leave their result in REPLY: they are called while the spinner turns, where a subshell could swallow Ctrl+C.
milliseconds() { REPLY=$((${EPOCHREALTIME//[^0-9]/} / 1000)); }

# The time since $1 (milliseconds), as people say it.
elapsed() {
    milliseconds
    local time=$((REPLY - $1))
    if ((time < 60000)); then
        printf -v REPLY '%d.%d s' $((time / 1000)) $((time % 1000 / 100))
    else
        printf -v REPLY '%d min %d s' $((time / 60000)) $((time % 60000 / 1000))
    fi
}

# What went well, $1, and when it began, $2 (milliseconds).
good() {
    REPLY=''
    [[ -z ${2:-} ]] || elapsed "$2"
    printf '%s%s%s %s%s\n' "$colour_good" "$mark_good" "$colour_off" "$1" "${REPLY:+ $colour_weak($REPLY)$colour_off}"
}
bad() { printf '%s%s%s %s\n' "$colour_bad" "$mark_bad" "$colour_off" "$1" >&2; }
weak() { printf '%s%s%s\n' "$colour_weak" "$1" "$colour_off"; }

hide_cursor() { [[ ! $interactive ]] || printf '\e[?25l'; }
show_cursor() { [[ ! $interactive ]] || printf '\r\e[K\e[?25h'; }

# One frame of the spinner $1 beside the text $2, cut to the terminal's width.
draw_spinner() {
    local width=${COLUMNS:-80} text=$2
    ((${#text} > width - 3)) && text=${text:0:width-4}$mark_wait
    printf '\r\e[K%s %s' "${spinner_frames[$1 % ${#spinner_frames[@]}]}" "$text"
}
