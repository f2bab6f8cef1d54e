import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import { flatText } from '../flat-text.js';

const BLOCK = 100;
const REFILL_BELOW = 40;
const nothing = (): undefined => undefined;

const takeBlock = statement(
  'take_ticket_number_block',
  `insert into ticket_number_block (tenant_id, year, next) values ($1, $2, 1 + $3)
   on conflict (tenant_id, year) do update set next = ticket_number_block.next + $3
   returning next - $3 as first`,
);

interface Block {
  next: number;
  end: number;
  /** What comes after this block, once it has been asked for; undefined when it could not be had. */
  following?: Promise<Block | undefined>;
}

/**
 * Numbers that people can say: `TJ-2026-000123`. Each process takes blocks from the database, the next one before the last is used
 * up, so that raising a whistle never waits for a number. Unique per alliance; gaps and small disorder are possible (ADR-0036).
 */
@Injectable()
export class TicketNumbers {
  private readonly blocks = new Map<string, Promise<Block>>();
  private readonly years = new Map<string, { readonly minute: number; readonly year: number }>();

  constructor(private readonly database: Database) {}

  /**
   * @param now the number carries the year that it is in `timeZone`.
   * @param prefix of the alliance, e.g. `TJ`.
   */
  async next(tenantId: string, prefix: string, timeZone: string, now: number): Promise<string> {
    const year = this.yearOf(now, timeZone);
    const key = `${tenantId} ${year}`;
    for (;;) {
      const pending = this.blocks.get(key) ?? this.begin(key, this.take(tenantId, year));
      const block = await pending;
      if (block.next < block.end) {
        if (block.end - block.next <= REFILL_BELOW)
          block.following ??= this.take(tenantId, year).catch(nothing);
        return flatText(prefix, '-', String(year), '-', String(block.next++).padStart(6, '0'));
      }
      if (this.blocks.get(key) === pending) void this.begin(key, this.after(block, tenantId, year));
    }
  }

  private async after({ following }: Block, tenantId: string, year: number): Promise<Block> {
    return (await following) ?? this.take(tenantId, year);
  }

  private begin(key: string, block: Promise<Block>): Promise<Block> {
    this.blocks.set(key, block);
    block.catch(() => this.blocks.delete(key)); // whoever waits is told; the next caller tries again
    return block;
  }

  private async take(tenantId: string, year: number): Promise<Block> {
    const [row] = await this.database.query<{ first: number }>(takeBlock, [tenantId, year, BLOCK]);
    return { next: row!.first, end: row!.first + BLOCK };
  }

  // Asked once a minute: formatting a date costs more than all the rest of this class.
  private yearOf(now: number, timeZone: string): number {
    const minute = Math.floor(now / 60_000);
    let known = this.years.get(timeZone);
    if (known?.minute !== minute) {
      const year = Number(new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' }).format(now));
      this.years.set(timeZone, (known = { minute, year }));
    }
    return known.year;
  }
}
