import type { INestApplicationContext } from '@nestjs/common';
import { Database } from '@muster/persistence';
import { DeadLetters } from '../../dead-letters/dead-letters.js';
import { type LetterFilter, type LetterKey, LetterBox } from '../../dead-letters/letter-box.js';
import { recordedActions } from '../operator-action.js';
import {
  exitCode,
  Misused,
  NothingThere,
  type OperatorCommand,
  operatorName,
  parsed,
  print,
  wholeNumber,
} from './operator-command.js';
import { retryKeys } from './retry-keys.js';

const options = {
  topic: { type: 'string' },
  key: { type: 'string' },
  state: { type: 'string' },
  code: { type: 'string' },
  limit: { type: 'string', default: '100' },
  payload: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  reason: { type: 'string' },
  by: { type: 'string' },
} as const;

const states = ['dead', 'parked', 'replayed', 'discarded'];
const MOST_LETTERS = 10_000;
const LONGEST_REASON = 500;

interface Asked extends LetterFilter {
  readonly id: number | undefined;
  readonly limit: number;
  readonly payload: boolean;
  readonly all: boolean;
  readonly reason?: string | undefined;
  readonly operator: string;
}

const verbs: Record<string, (asked: Asked, app: INestApplicationContext) => Promise<number>> = {
  list,
  show,
  retry,
  discard,
  history,
};

/** `main.js dlq list|show|retry|discard|history`: the records that this service's consumer has put aside. */
export const dlqCommand: OperatorCommand = async (args, app) => {
  const { values, positionals } = parsed(args, options);
  const [verb = '', id, ...more] = positionals;
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!run || more.length > 0) throw new Misused(`dlq: ${Object.keys(verbs).join('|')} [id]`);
  if (values.state !== undefined && !states.includes(values.state))
    throw new Misused(`--state: one of ${states.join(', ')}`);
  return run(
    {
      ...values,
      id: id === undefined ? undefined : wholeNumber('id', id),
      limit: Math.min(MOST_LETTERS, wholeNumber('--limit', values.limit)),
      operator: operatorName(values.by),
    },
    app,
  );
};

async function list(asked: Asked, app: INestApplicationContext): Promise<number> {
  const box = new LetterBox(app.get(Database));
  print({ letters: await box.list(asked, asked.limit), counts: await box.counts(asked) });
  return exitCode.done;
}

async function show(asked: Asked, app: INestApplicationContext): Promise<number> {
  const box = new LetterBox(app.get(Database));
  if (asked.id === undefined) throw new Misused('dlq show: which letter? dlq show <id>');
  const letter = await box.find(asked.id, asked.payload);
  if (!letter) throw new NothingThere(`there is no letter ${asked.id}`);
  print({ letter, same_key: await box.sameKey(letter) });
  return exitCode.done;
}

async function retry(asked: Asked, app: INestApplicationContext): Promise<number> {
  const keys = await keysOf(asked, app);
  const results = await retryKeys(keys, asked.operator, app);
  print({ results });
  return results.every(({ error }) => error === undefined) ? exitCode.done : exitCode.no;
}

async function discard(asked: Asked, app: INestApplicationContext): Promise<number> {
  const reason = asked.reason?.trim() ?? '';
  if (reason === '' || reason.length > LONGEST_REASON)
    throw new Misused(`dlq discard: --reason is required, ${LONGEST_REASON} characters at most`);
  const keys = await keysOf(asked, app);
  const letters = app.get(DeadLetters);
  const box = new LetterBox(app.get(Database));
  const results = [];
  for (const { consumer, topic, key } of keys) {
    const discarded = await letters.discard(consumer, topic, key, reason, asked.operator);
    const parked = key === null ? [] : await box.list({ topic, key, state: 'parked' }, MOST_LETTERS);
    results.push({ topic, key, discarded, still_parked: parked.length });
  }
  print({ results });
  return exitCode.done;
}

async function history(asked: Asked, app: INestApplicationContext): Promise<number> {
  print({ actions: await recordedActions(app.get(Database), 'dlq.', asked.limit) });
  return exitCode.done;
}

/** A whole key, however it is named: its letters must stay in order. */
async function keysOf(asked: Asked, app: INestApplicationContext): Promise<LetterKey[]> {
  const { id, topic, key, code, all } = asked;
  const box = new LetterBox(app.get(Database));
  const ways = [id !== undefined, key !== undefined, all].filter(Boolean).length;
  if (ways !== 1 || (key !== undefined && topic === undefined))
    throw new Misused(
      'which records? <id>, or --topic with --key, or --all (which --topic and --code narrow)',
    );
  if (id !== undefined) {
    const letter = await box.find(id, false);
    if (!letter || !['dead', 'parked'].includes(letter.state))
      throw new NothingThere(`there is no open letter ${id}`);
    return [letter];
  }
  const keys = await box.keys({ topic, key, code });
  if (keys.length === 0 && !all) throw new NothingThere('no open letter has this topic and key');
  return keys;
}
