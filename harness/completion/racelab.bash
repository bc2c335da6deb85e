# bash completion for racelab, whichever racelab is typed. To use it:
#
#     source <(build/racelab completion bash)
#
# or put what that prints into ~/.local/share/bash-completion/completions/racelab
# shellcheck shell=bash

_racelab() {
  local current=${COMP_WORDS[COMP_CWORD]} program=${1/#\~/$HOME} line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :*) compopt -o filenames 2>/dev/null ;;
    esac
    case $line in
      :files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current") ;;
      :folders) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$current") ;;
      :c-files)
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(
          compgen -f -X '!*.c' -- "$current"
          compgen -d -- "$current"
        )
        ;;
      *) COMPREPLY+=("$line") ;;
    esac
  done < <("$program" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _racelab racelab
