import { spawnSync } from 'node:child_process';
import { jest } from '@jest/globals';
import type { Command } from 'commander';
import { CommandLine } from './command-line.js';
import { Desk, Misused } from './desk.js';
import type { Installation } from './installation/installation.js';
import { main } from './main.js';
import { program } from './program.js';
import type { Language } from './words/language.js';

const nowhere = (): Promise<Installation> => Promise.reject(new Error('no system is needed for this'));

function help(language: Language, ...path: string[]): string {
  const line = new CommandLine(
    new Desk(
      nowhere,
      language,
      () => undefined,
      () => undefined,
    ),
  );
  let command: Command = program(line);
  for (const word of path) command = command.commands.find((each) => each.name() === word)!;
  let text = '';
  command.configureOutput({ ...command.configureOutput(), writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

/** Every command by its words. */
function leaves(command: Command, above: string[] = []): { path: string[]; command: Command }[] {
  if (command.commands.length === 0) return [{ path: above, command }];
  return command.commands.flatMap((each) => leaves(each, [...above, each.name()]));
}

describe('the help', () => {
  it('speaks Chinese, and lists commands and exit codes', () => {
    const text = help('zh');
    expect(text).toMatch(/^用法： musterctl/);
    for (const word of ['死信', '事件日志', '发件箱', '灾后恢复', '退出码', '显示帮助'])
      expect(text).toContain(word);
  });

  it('speaks English', () => {
    const text = help('en');
    expect(text).toMatch(/^Usage: musterctl/);
    expect(text).toContain('dead letters');
    expect(text).toMatch(/4 {2}the system, a database or the broker cannot be reached/);
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it.each(['zh', 'en'] as const)('says in %s what every command and option is for', (language) => {
    const line = new CommandLine(
      new Desk(
        nowhere,
        language,
        () => undefined,
        () => undefined,
      ),
    );
    for (const { path, command } of leaves(program(line))) {
      const text = help(language, ...path);
      const isChinese = /[\u4e00-\u9fff]/.test(text);
      expect([path.join(' '), isChinese]).toEqual([path.join(' '), language === 'zh']);
      expect(command.options.filter(({ description }) => !description)).toEqual([]);
      expect(command.options.map(({ long }) => long)).toContain('--json');
    }
  });
});

it('completes commands, their commands, and options', async () => {
  let script = '';
  const line = new CommandLine(
    new Desk(
      nowhere,
      'en',
      (text) => (script += text),
      () => undefined,
    ),
  );
  await program(line).parseAsync(['completion', 'bash'], { from: 'user' });
  const complete = (words: string): string[] => {
    const list = words.split(' ');
    const { stdout } = spawnSync('bash', [
      '-c',
      `${script}\nCOMP_WORDS=(${list.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${list.length - 1}; _musterctl; echo "\${COMPREPLY[@]}"`,
    ]);
    return stdout.toString().trim().split(' ');
  };
  expect(complete('musterctl d')).toEqual(['dlq']);
  expect(complete('musterctl dlq dis')).toEqual(['discard']);
  expect(complete('musterctl events republish --dry')).toEqual(['--dry-run']);
});

describe('a republication that breaks off', () => {
  const half = { events: 1000, keys: 500, waiting: false };
  /** A service whose program ends after one progress line. */
  const installation = {
    services: [
      {
        name: 'escalation',
        run: (_: readonly string[], onDocument?: (document: Record<string, unknown>) => void) => {
          onDocument?.(half);
          const said = 'connect ECONNREFUSED';
          return Promise.resolve({ service: 'escalation', code: 4, documents: [half], said });
        },
      },
    ],
  } as unknown as Installation;
  async function republish(...options: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const line = new CommandLine(
      new Desk(
        () => Promise.resolve(installation),
        'en',
        (part) => out.push(part),
        (part) => err.push(part),
      ),
    );
    const args = ['events', 'republish', '--service', 'escalation', ...options];
    await program(line).parseAsync(args, { from: 'user' });
    return { code: line.exitCode, out: out.join(''), err: err.join('') };
  }

  it('is not shown as done, and says why and how to go on', async () => {
    const { code, out, err } = await republish();
    expect(code).toBe(4);
    expect(out).toMatch(/^✗ escalation: broken off.*1000 events.*--resume/);
    expect(err).toContain('ECONNREFUSED');
    const json = JSON.parse((await republish('--json')).out);
    expect(json).toMatchObject({
      exit_code: 4,
      errors: [{ service: 'escalation', message: 'connect ECONNREFUSED' }],
    });
  });
});

describe('audit verify of one alliance', () => {
  const found = { seals: 1, events: 2, heads: 0, signed_heads: 0, objection_count: 0, objections: [] };
  const outcomes = {
    0: { documents: [{ ...found, unsealed: { events: 0, age: 0 } }], said: '' },
    3: { documents: [], said: 'nothing of it' },
    4: { documents: [], said: 'connect ECONNREFUSED' },
  };
  it.each([
    [[0, 3], 0],
    [[3, 3], 3],
    [[3, 4], 4],
  ] as const)('by services that end with %j ends with %s', async (codes, code) => {
    const services = codes.map((each, index) => {
      const name = `service-${index}`;
      return { name, run: () => Promise.resolve({ service: name, code: each, ...outcomes[each] }) };
    });
    const err: string[] = [];
    const line = new CommandLine(
      new Desk(
        () => Promise.resolve({ services } as unknown as Installation),
        'en',
        () => undefined,
        (part) => err.push(part),
      ),
    );
    await program(line).parseAsync(['audit', 'verify', '--tenant', 'harbour'], { from: 'user' });
    expect(line.exitCode).toBe(code);
    expect(err.length > 0).toBe(code !== 0);
  });
});

it('answers with a document, too, when it was misused', async () => {
  const out: string[] = [];
  const writing = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((text) => out.push(String(text)) > 0),
  );
  try {
    expect(await main(['kafka', 'acls', '--nonsense', '--json', '--lang', 'en'])).toBe(2);
  } finally {
    for (const each of writing) each.mockRestore();
  }
  const document = out.find((text) => text.startsWith('{'))!;
  expect(JSON.parse(document)).toMatchObject({ exit_code: 2, results: [], errors: [{ exit_code: 2 }] });
});

describe('kafka acls', () => {
  async function acls(...options: string[]): Promise<string> {
    let text = '';
    const line = new CommandLine(
      new Desk(
        nowhere,
        'en',
        (part) => (text += part),
        () => undefined,
      ),
    );
    await program(line).parseAsync(['kafka', 'acls', ...options], { from: 'user' });
    return text;
  }

  it('says, without a system, what to grant each service', async () => {
    const lines = (await acls('--prefix', 'north.', '--principal', 'User:muster-{service}')).split('\n');
    expect(lines).toContain(
      "kafka-acls.sh --bootstrap-server <host:port> --command-config admin.properties --add --allow-principal 'User:muster-escalation' " +
        "--operation Describe --operation Create --operation Write --topic 'north.muster.tickets.v1' --resource-pattern-type literal",
    );
    const { results } = JSON.parse(await acls('--json')) as { results: { name: string }[] };
    expect(results.map(({ name }) => name).sort()).toEqual([
      'escalation',
      'events',
      'gateway',
      'notifications',
      'operator',
      'organizations',
      'statistics',
    ]);
  });

  it.each([
    ['--principal', 'User:muster'],
    ['--prefix', "north'; rm"],
  ])('refuses %s %s', async (...options) => {
    await expect(acls(...options)).rejects.toThrow(Misused);
  });
});
