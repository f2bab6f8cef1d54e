import { exitCode, worst } from './exit-code.js';
import type { Installation } from './installation/installation.js';
import type { Outcome, ServiceProgram } from './installation/service-program.js';
import type { ServiceSession } from './installation/service-session.js';
import type { Bilingual, Language } from './words/language.js';

/** The arguments do not fit: nothing was done. */
export class Misused extends Error {
  constructor(readonly text: Bilingual) {
    super(text.en);
  }
}

/** What every command may be told. */
export interface CommonOptions {
  readonly json?: boolean;
  /** Names, separated by commas. */
  readonly service?: string;
}

/** Service programs that run at once: each takes most of a core while it starts. */
const AT_ONCE = 2;

/** Where a command does its work: it asks the services and answers whoever called. */
export class Desk {
  private found?: Promise<Installation>;

  constructor(
    private readonly find: () => Promise<Installation>,
    readonly language: Language,
    private readonly out: (text: string) => void,
    private readonly err: (text: string) => void,
  ) {}

  /** The text in the caller's language. */
  say(text: Bilingual): string {
    return text[this.language];
  }

  /** For people: standard output. */
  print(text: string): void {
    this.out(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** For people while something is under way, and for errors: standard error. */
  note(text: string): void {
    this.err(`${text}\n`);
  }

  /** The services that are meant; all unless told. @throws Misused for a name that is none; NoSystem. */
  async services(chosen?: string): Promise<readonly ServiceProgram[]> {
    const { services } = await (this.found ??= this.find());
    if (chosen === undefined) return services;
    return chosen.split(',').map((name) => {
      const service = services.find((each) => each.name === name.trim());
      if (service) return service;
      const known = services.map((each) => each.name).join(', ');
      throw new Misused({
        zh: `没有名为 ${name} 的服务；有：${known}`,
        en: `no service is called ${name}; there are: ${known}`,
      });
    });
  }

  /** Runs a command of several services, two at once; outcomes in the services' order. */
  async ask(
    services: readonly (ServiceProgram | ServiceSession)[],
    args: readonly string[],
    onDocument?: (service: string, document: Record<string, unknown>) => void,
  ): Promise<Outcome[]> {
    const outcomes = new Map<string, Outcome>();
    const waiting = [...services];
    const worker = async (): Promise<void> => {
      for (let service = waiting.shift(); service; service = waiting.shift()) {
        const { name } = service;
        outcomes.set(name, await service.run(args, (document) => onDocument?.(name, document)));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return services.map(({ name }) => outcomes.get(name)!);
  }

  /**
   * Answers with what the services said: as JSON, or as `forPeople` puts it, and with the errors on standard error.
   *
   * @returns the exit code: the gravest of the outcomes.
   */
  answer(
    command: string,
    outcomes: readonly Outcome[],
    options: CommonOptions,
    forPeople: (answers: Answer[]) => string,
  ): number {
    const code = worst(outcomes.map((outcome) => outcome.code));
    const answers = outcomes.flatMap(({ service, documents }) => {
      const last = documents.at(-1);
      return last ? [{ service, ...last }] : [];
    });
    const errors = outcomes
      .filter(
        ({ code: ended, documents }) =>
          ended !== exitCode.done && (documents.length === 0 || ended === exitCode.unavailable),
      )
      .map((outcome) => ({ service: outcome.service, exit_code: outcome.code, message: lastWords(outcome) }));
    if (options.json) {
      this.print(JSON.stringify({ command, exit_code: code, results: answers, errors }));
    } else {
      const text = forPeople(answers);
      if (text !== '') this.print(text);
    }
    for (const { service, message } of errors) this.note(`✗ ${service}: ${message}`);
    return code;
  }
}

/** Of services that were asked about something by name: those that have it, or all where nobody has. */
export function whereItIs(outcomes: readonly Outcome[]): readonly Outcome[] {
  const having = outcomes.filter(({ code }) => code !== exitCode.nothingThere);
  return having.length > 0 ? having : outcomes;
}

/** What one service answered. */
export type Answer = { readonly service: string } & Record<string, unknown>;

/** A log line's message and error, or the words as they are. */
function lastWords({ code, said }: Outcome): string {
  const line = said.split('\n').at(-1) ?? '';
  try {
    const { message, error } = JSON.parse(line) as { message?: string; error?: { message?: string } };
    return [message, error?.message].filter(Boolean).join(': ');
  } catch {
    return said || `exit code ${code}`;
  }
}
