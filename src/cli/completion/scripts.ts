/** A few lines for each shell that ask the program itself, so that they never know less or more than it does. */

/** Answered instead of words where the shell is to complete names of files. */
export const FILES = ":files";
/** The hidden command that the scripts call with the words of the line, the last one being the one at the cursor. */
export const COMPLETE = "__complete";

const bash = `# bash completion of ue. To load it: source <(ue completion bash)
_ue() {
  local i word line value words=() values=()
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]//\\\\/}
    words+=("\${word#[\\"\\']}")
  done
  mapfile -t values < <("\${COMP_WORDS[0]}" ${COMPLETE} -- "\${words[@]}" 2>/dev/null)
  COMPREPLY=()
  if [[ \${values[0]} == "${FILES}" ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  for line in "\${values[@]}"; do
    value=\${line%%$'\\t'*}
    if [[ \${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]]; then
      COMPREPLY+=("$value")
    else
      printf -v value %q "$value"
      COMPREPLY+=("$value")
    fi
  done
}
complete -F _ue ue
`;

const zsh = `#compdef ue
# zsh completion of ue. To load it: source <(ue completion zsh), or save it as _ue in a folder of $fpath.
_ue() {
  local line
  local -a lines values shown
  lines=("\${(@f)$("\${words[1]}" ${COMPLETE} -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ "\${lines[1]}" == "${FILES}" ]]; then
    _files
    return
  fi
  for line in "\${lines[@]}"; do
    [[ -n "$line" ]] || continue
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line//$'\\t'/  -- }")
  done
  (( \${#values} )) && compadd -l -d shown -a values
}
if [[ "\${funcstack[1]}" == "_ue" ]]; then
  _ue "$@"
else
  compdef _ue ue
fi
`;

const fish = `# fish completion of ue. To load it: ue completion fish | source
function __ue_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines ($words[1] ${COMPLETE} -- $words[2..-1] 2>/dev/null)
    if test "$lines[1]" = "${FILES}"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $lines
    end
end
complete -c ue -f -a '(__ue_complete)'
`;

export const SCRIPTS = { bash, zsh, fish } as const;
export type Shell = keyof typeof SCRIPTS;
export const SHELLS = Object.keys(SCRIPTS) as Shell[];
