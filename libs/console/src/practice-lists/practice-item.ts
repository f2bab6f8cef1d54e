import type { Shape } from '../api/api.ts';
import type { vocabulary } from '../language/vocabulary.ts';

type Item = Shape<'PracticeItemView'>;

/** One entry of an item's log: what the unit reported, what became of it, who supervised. */
export interface ItemEntry {
  readonly at: string;
  readonly what: keyof typeof vocabulary.itemEntry;
  readonly note: string | null;
  /** Of whoever supervised. */
  readonly role?: string;
}

/** Progress and supervision of an item in one log, the earliest first. */
export function logOf({ progress, supervision }: Pick<Item, 'progress' | 'supervision'>): ItemEntry[] {
  return [
    ...progress.map(({ at, what, note }) => ({ at, what, note })),
    ...supervision.map(({ at, supervised, note, role }) => ({
      at,
      what: supervised ? ('supervised' as const) : ('released' as const),
      note,
      role,
    })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** Is something still to be done for it? */
export function isRunning({ state }: Pick<Item, 'state'>): boolean {
  return state === 'planned' || state === 'in_progress';
}

/** How far a list is: what was dropped no longer counts. */
export function standingOf(items: readonly Item[]): {
  readonly counted: number;
  readonly done: number;
  readonly overdue: number;
  readonly supervised: number;
  /** The day by whose end something is due next. */
  readonly nextDue: string | undefined;
} {
  const running = items.filter(isRunning);
  const done = items.filter(({ state }) => state === 'done').length;
  return {
    counted: running.length + done,
    done,
    overdue: running.filter(({ overdue_at }) => overdue_at !== null).length,
    supervised: running.filter(({ supervised }) => supervised).length,
    nextDue: running
      .map(({ due_on }) => due_on)
      .toSorted()
      .at(0),
  };
}
