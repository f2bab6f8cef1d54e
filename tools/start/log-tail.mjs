import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const WARNING = 40;
const names = { 40: '⚠', 50: '✗', 60: '✗✗' };

/**
 * Shows warnings and errors of the services' logs as they are written, one short line each. The services write their
 * files themselves, so that nothing of theirs waits for this terminal.
 */
export class LogTail {
  #positions = new Map();
  #rests = new Map();
  #shown = new Map();
  #timer;
  #print;

  /** @param services each with `name` and `logFile` */
  constructor(services, print) {
    this.#print = print;
    for (const { name, logFile } of services) {
      this.#positions.set(name, existsSync(logFile) ? statSync(logFile).size : 0);
    }
    this.#timer = setInterval(() => {
      for (const { name, logFile } of services) this.#read(name, logFile);
    }, 500);
  }

  stop() {
    clearInterval(this.#timer);
  }

  #read(name, file) {
    if (!existsSync(file)) return;
    const { size } = statSync(file);
    let position = this.#positions.get(name);
    if (size < position) position = 0;
    if (size === position) return;
    const buffer = Buffer.alloc(Math.min(size - position, 1_000_000));
    const handle = openSync(file, 'r');
    const count = readSync(handle, buffer, 0, buffer.length, position);
    closeSync(handle);
    this.#positions.set(name, position + count);
    const lines = ((this.#rests.get(name) ?? '') + buffer.toString('utf8', 0, count)).split('\n');
    this.#rests.set(name, lines.pop());
    for (const line of lines) this.#show(name, line);
  }

  /** During an outage the same line comes many times a second: once in half a minute is enough here. */
  #once(line) {
    const now = performance.now();
    if (now - (this.#shown.get(line) ?? -Infinity) < 30_000) return;
    if (this.#shown.size > 500) this.#shown.clear();
    this.#shown.set(line, now);
    this.#print(line);
  }

  #show(name, line) {
    const entry = parse(line);
    if (entry === undefined) {
      if (line.trim() !== '') this.#once(`${name.padEnd(13)} ${line.slice(0, 200)}`);
      return;
    }
    if (!(levelOf(entry) >= WARNING)) return;
    const cause = entry.error ?? entry.err;
    const why = cause
      ? ` (${cause.code ?? cause.type ?? 'error'}: ${String(cause.message).slice(0, 160)})`
      : '';
    this.#once(
      `${name.padEnd(13)} ${names[levelOf(entry)] ?? '⚠'} ${entry.msg ?? entry.message ?? ''}${why}`,
    );
  }
}

const levels = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

function levelOf({ level }) {
  return typeof level === 'string' ? levels[level] : level;
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
