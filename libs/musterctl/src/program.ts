import type { Command } from 'commander';
import type { CommandLine } from './command-line.js';
import { addAudit } from './commands/audit.js';
import { addCompletion } from './commands/completion.js';
import { addConfig } from './commands/config.js';
import { addConsumers } from './commands/consumers.js';
import { addDlq } from './commands/dlq.js';
import { addEvents } from './commands/events.js';
import { addKafka } from './commands/kafka.js';
import { addLag } from './commands/lag.js';
import { addNumbers } from './commands/numbers.js';
import { addOutbox } from './commands/outbox.js';
import { addRecover } from './commands/recover.js';
import { addStats } from './commands/stats.js';
import { addStreams } from './commands/streams.js';
import { exitCodeMeanings } from './exit-code.js';

/** The whole tree of commands. */
export function program(line: CommandLine): Command {
  const { desk } = line;
  const root = line.root('musterctl', {
    zh: '吹哨报到系统的运维命令行',
    en: 'the operator’s command line of Muster',
  });
  for (const add of [addDlq, addEvents, addStats, addOutbox, addLag, addConsumers, addAudit, addConfig])
    add(line, root);
  addNumbers(line, root);
  addStreams(line, root);
  addRecover(line, root);
  addKafka(line, root);
  addCompletion(line, root);
  const codes = exitCodeMeanings.map(([code, text]) => `  ${code}  ${desk.say(text)}`).join('\n');
  root.addHelpText('after', `\n${desk.say({ zh: '退出码：', en: 'Exit codes:' })}\n${codes}`);
  return root;
}
