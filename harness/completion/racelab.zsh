#compdef racelab
# zsh completion for racelab, whichever racelab is typed. To use it, after compinit:
#
#     source <(build/racelab completion zsh)
#
# or put what that prints into a file `_racelab` in a folder of $fpath

_racelab() {
  local line program=${~words[1]}
  local -a found
  for line in "${(@f)$("$program" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      :files) _files ;;
      :folders) _files -/ ;;
      :c-files) _files -g '*.c' ;;
      ?*) found+=("$line") ;;
    esac
  done
  (( $#found )) && compadd -a found
}

if [ "$funcstack[1]" = _racelab ]; then
  _racelab "$@"
else
  compdef _racelab racelab
fi
