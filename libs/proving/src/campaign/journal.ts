import { open, type FileHandle } from 'node:fs/promises';
import type { JournalLine } from './journal-line.js';

/** The client's own memory, on disk: a line counts once it has been written and synced. Lines that arrive together share a sync. */
export class Journal {
  private lines: string[] = [];
  private syncing?: Promise<void> | undefined;
  private next?: Promise<void> | undefined;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async create(path: string): Promise<Journal> {
    return new Journal(path, await open(path, 'wx', 0o600));
  }

  /** Resolves when the line is on the disk. */
  write(line: JournalLine): Promise<void> {
    this.lines.push(JSON.stringify(line));
    this.next ??= (this.syncing ?? Promise.resolve()).then(() => {
      this.syncing = this.next;
      this.next = undefined;
      return this.sync();
    });
    return this.next;
  }

  async close(): Promise<void> {
    await this.next;
    await this.syncing;
    await this.file.close();
  }

  private async sync(): Promise<void> {
    const lines = this.lines;
    this.lines = [];
    await this.file.appendFile(`${lines.join('\n')}\n`);
    await this.file.sync();
  }
}
