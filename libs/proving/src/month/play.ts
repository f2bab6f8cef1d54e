import { setTimeout as delay } from 'node:timers/promises';
import type { Arena } from '../campaign/arena.js';
import { notationIn } from './acts.js';
import { accountFor } from './cast.js';
import { instantOf } from './local-time.js';
import type { Messenger } from './messenger.js';
import type { MonthClock } from './month-clock.js';
import { type Act, isRaising, type Raising, type Story } from './story.js';

/** One whistle of a story. */
export interface Tale {
  readonly story: Story;
  /** The day that the story calls d0, `2026-10-12`. */
  readonly firstDay: string;
  readonly number: number;
  ticket?: string;
}

/** Something that happens at an instant besides what whistles' people do. */
export interface Occasion {
  readonly at: number;
  readonly happen: () => Promise<void>;
}

/** What the play does between two instants; faults, say. */
export type Interlude = (stop: number, stops: number, scenes: () => Promise<void>) => Promise<void>;

const LOOK_EVERY_MS = 10;
const QUIET_PATIENCE_MS = 60_000;

interface TicketAnswer {
  readonly id: string;
  readonly assignments: readonly { readonly id: string; readonly unit_id: string }[];
}

/** Plays whistles by the month's clock: from instant to instant, whether something is in the script or a deadline passes. */
export class Play {
  /** Instants at which the clock stood. */
  stops = 0;

  constructor(
    private readonly arena: Arena,
    private readonly clock: MonthClock,
    private readonly messenger: Messenger,
    private readonly tales: readonly Tale[],
  ) {}

  /** @param until when the curtain falls, in milliseconds since 1970; what is due before is still seen. */
  async run(occasions: readonly Occasion[], until: number, interlude: Interlude): Promise<void> {
    const script = this.script(occasions);
    const instants = [...script.keys()].sort((a, b) => a - b);
    for (const [index, at] of instants.entries()) {
      await this.passTimeUntil(at);
      const scenes = script.get(at)!;
      await interlude(index, instants.length, async () => {
        await Promise.all(scenes.map((scene) => scene()));
      });
    }
    await this.passTimeUntil(until);
  }

  private script(occasions: readonly Occasion[]): Map<number, (() => Promise<void>)[]> {
    const script = new Map<number, (() => Promise<void>)[]>();
    const add = (at: number, scene: () => Promise<void>): void => {
      script.set(at, [...(script.get(at) ?? []), scene]);
    };
    for (const tale of this.tales) {
      for (const [when, ...acts] of tale.story.scenes)
        add(instantOf(when, tale.firstDay), () => this.perform(tale, acts));
    }
    for (const { at, happen } of occasions) add(at, happen);
    return script;
  }

  private async perform(tale: Tale, acts: readonly (Raising | Act)[]): Promise<void> {
    for (const act of acts) await (isRaising(act) ? this.raise(tale, act) : this.act(tale, act));
  }

  private async raise(tale: Tale, { by, category, more }: Raising): Promise<void> {
    const { story, firstDay, number } = tale;
    const { id } = await this.messenger.post<TicketAnswer>(accountFor(this.alliance, by), '/v1/tickets', {
      category,
      title: `${story.zh} ${firstDay} ${number}`,
      description: `${story.zh}，请理事会协调。`,
      ...more,
    });
    tale.ticket = id;
  }

  private async act(tale: Tale, { by, on, step, body, naming }: Act): Promise<void> {
    const below = on === 'whistle' ? `tickets/${tale.ticket}` : await this.assignment(tale, on.unit);
    const named = naming && { [naming.field]: this.sibling(tale, naming.story) };
    await this.messenger.post(
      accountFor(this.alliance, by),
      `/v1/${below}/${step}`,
      body && { ...datedFrom(tale.firstDay, body), ...named },
    );
  }

  private async assignment(tale: Tale, unit: string): Promise<string> {
    const dispatcher = accountFor(this.alliance, 'dispatcher');
    const { assignments } = await this.messenger.get<TicketAnswer>(dispatcher, `/v1/tickets/${tale.ticket}`);
    const newest = assignments.findLast(({ unit_id }) => unit_id === unit);
    if (!newest) throw new Error(`${tale.story.name}: ${unit} takes no part`);
    return `assignments/${newest.id}`;
  }

  private sibling(tale: Tale, story: string): string {
    return this.tales.find(
      (other) =>
        other.story.name === story && other.firstDay === tale.firstDay && other.number === tale.number,
    )!.ticket!;
  }

  private get alliance() {
    return this.arena.alliances[0]!;
  }

  private async passTimeUntil(at: number): Promise<void> {
    for (;;) {
      const next = await this.quiet();
      if (next === null || next >= at) break;
      await this.moveTo(next + 1);
    }
    await this.moveTo(at);
    await this.quiet();
  }

  private async moveTo(at: number): Promise<void> {
    this.stops += 1;
    await this.clock.moveTo(Math.max(at, this.clock.now), this.arena.databaseUrl('escalation'));
  }

  /** Waits until nothing is due. @returns when something will be, in milliseconds since 1970. */
  private async quiet(): Promise<number | null> {
    const patience = performance.now() + QUIET_PATIENCE_MS;
    for (;;) {
      const [row] = await this.arena.query<{ due: number; next: number | null }>(
        'escalation',
        `select count(*) filter (where next_due_at < now())::int as due,
           (extract(epoch from min(next_due_at)) * 1000)::float8 as next from ticket`,
      );
      if (row!.due === 0) return row!.next;
      if (performance.now() > patience)
        throw new Error(
          `${row!.due} whistles are due at ${new Date(this.clock.now).toISOString()} and stay so`,
        );
      await delay(LOOK_EVERY_MS);
    }
  }
}

/** A body whose instants are those of the whistle instead of its story. */
function datedFrom(firstDay: string, body: object): object {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => {
      const notation = notationIn(value);
      return [name, notation === undefined ? value : new Date(instantOf(notation, firstDay)).toISOString()];
    }),
  );
}
