import type { Cancel } from '@muster/persistence';

// As in random.ts: not looked up in jest's context each time.
const { nextTick } = process;

interface Entry {
  readonly at: number;
  readonly order: number;
  action: (() => void) | undefined;
}

/**
 * Everything that happens in a simulation happens at a point of this clock: the earliest entry is taken, the clock jumps to it,
 * it runs, and so do all promise reactions that follow from it, before the next one is taken.
 */
export class VirtualTime {
  /** Milliseconds since the schedule began. */
  now = 0;
  /** How many entries have run. */
  steps = 0;
  private readonly heap: Entry[] = [];
  private order = 0;
  private awoken = false;

  /** @param trace collects what happened, line by line; left out, nothing is collected. */
  constructor(readonly trace?: string[]) {}

  /** Adds a line to the trace. */
  note(line: () => string): void {
    this.trace?.push(`${this.now.toFixed(1).padStart(8)} ${line()}`);
  }

  after(ms: number, action: () => void): Cancel {
    const entry: Entry = { at: this.now + ms, order: this.order++, action };
    this.push(entry);
    return () => (entry.action = undefined);
  }

  /** Must be called by whatever settles a promise that the kernel waits for: promise reactions then run before the next entry. */
  awake(): void {
    this.awoken = true;
  }

  /** Runs entries until `done` holds (asked every 20 ms of virtual time) or the clock passes `limit`. @returns whether `done` held. */
  async run(limit: number, done: () => boolean): Promise<boolean> {
    let asked = -Infinity;
    for (;;) {
      if (this.now - asked >= 20) {
        if (done()) return true;
        asked = this.now;
      }
      if (this.heap.length === 0 || this.heap[0]!.at > limit) return done();
      const entry = this.pop();
      if (!entry.action) continue;
      this.now = entry.at;
      this.steps += 1;
      entry.action();
      if (!this.awoken) continue;
      this.awoken = false;
      await reactionsOver();
    }
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  private pop(): Entry {
    const { heap } = this;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!before(heap[child]!, last)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

// Ticks run when the microtask queue is empty, and cost a tenth of a turn of the event loop.
function reactionsOver(): Promise<void> {
  return new Promise((resolve) => nextTick(resolve));
}
