import type { INestApplicationContext } from '@nestjs/common';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** A command of a service's program, as `ServiceDefinition.commands` takes it. Prints JSON, one document per line; the number is the exit code. */
export type OperatorCommand = (args: string[], app: INestApplicationContext) => Promise<number>;

/** What a command ends with; the same numbers that `musterctl` ends with (ADR-0020). */
export const exitCode = { done: 0, no: 1, misused: 2, nothingThere: 3, unavailable: 4 } as const;

/** The arguments do not fit: nothing was done. */
export class Misused extends Error {
  readonly code = 'misused';
}

/** What was asked for does not exist: nothing was done. */
export class NothingThere extends Error {
  readonly code = 'nothing_there';
}

/** Prints one JSON document and a line feed. */
export function print(document: object): void {
  process.stdout.write(`${JSON.stringify(document)}\n`);
}

/** `parseArgs`, strict. @throws Misused with what is wrong. */
export function parsed<const Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Misused((error as Error).message);
  }
}

/** A whole number of at least `least`. @throws Misused */
export function wholeNumber(name: string, text: string, least = 1): number {
  const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (!(number >= least)) throw new Misused(`${name}: must be a whole number from ${least} on`);
  return number;
}

/** Why somebody does it, without the blanks around it. @throws Misused without a reason. */
export function requiredReason(command: string, given: string | undefined): string {
  const reason = given?.trim();
  if (!reason) throw new Misused(`${command}: --reason is required`);
  return reason;
}

/** Who is at work: what the command line was told, or else the login name. `docker compose` hands over a variable that is not set as an empty one. */
export function operatorName(by: string | undefined): string {
  const name = by || process.env['MUSTER_OPERATOR'] || process.env['USER'] || 'command-line';
  if (!/^[\p{L}\p{N}._@:-]{1,80}$/u.test(name))
    throw new Misused('--by: 1 to 80 letters, digits or any of . _ @ : -');
  return name;
}
