import { Argument, type Command } from 'commander';
import type { CommandLine } from '../command-line.js';

/** `musterctl completion bash|zsh`: a script that the shell reads. */
export function addCompletion(line: CommandLine, root: Command): void {
  const command = line.leaf<object>(
    root,
    'completion',
    {
      zh: '打印 shell 补全脚本：source <(musterctl completion bash)',
      en: 'print a completion script for the shell: source <(musterctl completion bash)',
    },
    [],
    async (_options, shell) => {
      line.desk.print(
        shell === 'zsh' ? `autoload -U +X bashcompinit && bashcompinit\n${script(root)}` : script(root),
      );
      return 0;
    },
  );
  command.addArgument(new Argument('<shell>', 'bash, zsh').choices(['bash', 'zsh']));
}

function script(root: Command): string {
  const cases = paths(root).map(([path, words]) => `    '${path}') words='${words.join(' ')}' ;;`);
  return `_musterctl() {
  local current="\${COMP_WORDS[COMP_CWORD]}" path='' words='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in -*) ;; *) path="$path $word" ;; esac
  done
  case "\${path# }" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _musterctl musterctl
`;
}

/** Every command by its words, with what may follow it. */
function paths(command: Command, above = ''): [string, string[]][] {
  return [
    [
      above,
      [...command.commands.map((each) => each.name()), ...command.options.flatMap(({ long }) => long ?? [])],
    ],
    ...command.commands.flatMap((each) => paths(each, `${above} ${each.name()}`.trim())),
  ];
}
