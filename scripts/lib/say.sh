# shellcheck shell=bash
# What scripts tell the person in front of them: on standard error, plain when that is no terminal.

if [[ -t 2 ]]; then
    _bold=$'\e[1m' _red=$'\e[31m' _dim=$'\e[2m' _end=$'\e[0m' _clear=$'\r\e[K'
else
    _bold='' _red='' _dim='' _end='' _clear=''
fi

# A step that begins or a result.
say() { printf '%s==>%s %s\n' "$_bold" "$_end" "$*" >&2; }

# A word to a step.
note() { printf '    %s%s%s\n' "$_dim" "$*" "$_end" >&2; }

warn() { printf '%s==> %s%s\n' "$_red" "$*" "$_end" >&2; }

# The end of the script, with what to do about it.
fail() {
    warn "$@"
    exit 1
}

# follow TITLE LOG: copies standard input to LOG; a terminal sees the current line, others a word a minute.
follow() {
    local title=$1 log=$2 line='' rest='' start=$SECONDS word=$((SECONDS + 60)) status
    while true; do
        status=0
        IFS= read -r -t 5 line || status=$?
        if ((status == 0)); then
            printf '%s\n' "$rest$line" >>"$log"
            rest=''
        elif ((status > 128)); then
            rest+=$line
        else
            break
        fi
        if [[ -n $_clear ]]; then
            printf '%s    %s%.100s%s' "$_clear" "$_dim" "$(_age $((SECONDS - start))) $line" "$_end" >&2
        elif ((SECONDS >= word)); then
            note "$title: $(_age $((SECONDS - start))) so far … ${line:0:80}"
            word=$((SECONDS + 60))
        fi
    done
    printf '%s' "$rest$line" >>"$log"
    printf '%s' "$_clear" >&2
}

_age() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }
