import { setTimeout as delay } from 'node:timers/promises';
import { SeededRandom } from '../faults/seeded-random.js';
import { type Alliance, DRILL } from './alliances.js';
import type { LoadClient } from './load-client.js';
import { type Plot, TicketStory } from './ticket-story.js';

/** How much is asked of the system. */
export interface LoadPlan {
  readonly seed: string;
  /** Stories that run at the same time at most. */
  readonly workers: number;
  /** Whistles a second at most, over all workers. */
  readonly rate: number;
}

const PLOTS: readonly (readonly [Plot, number])[] = [
  ['raised', 0.5],
  ['signed', 0.25],
  ['drill', 0.05],
  ['worked', 0.2],
];
/** Share of the whistles that belong to the first alliance. */
const FIRST_ALLIANCE = 0.85;

/** Tells stories until it is stopped; each one's course follows from the seed and its number. */
export class Load {
  private readonly telling: Promise<void>[] = [];
  private told = 0;
  private readonly began = performance.now();

  constructor(
    private readonly client: LoadClient,
    private readonly alliances: readonly Alliance[],
    private readonly plan: LoadPlan,
  ) {
    for (let worker = 0; worker < plan.workers; worker++) this.telling.push(this.work());
  }

  /** Stories under way come to their end, or give up what is not answered. */
  async stop(): Promise<void> {
    this.client.stop();
    await Promise.all(this.telling);
  }

  private async work(): Promise<void> {
    while (!this.client.isStopping) {
      const number = this.told++;
      const due = this.began + (number / this.plan.rate) * 1000;
      const early = due - performance.now();
      if (early > 0) await delay(early);
      if (this.client.isStopping) return;
      const random = new SeededRandom(`${this.plan.seed}/story/${number}`);
      const plot = plotOf(random);
      const first = plot === 'drill' || random.chance(FIRST_ALLIANCE);
      const alliance = this.alliances.find(({ id }) => (id === DRILL.alliance) === first)!;
      await new TicketStory(this.client, alliance, random).tell(plot);
    }
  }
}

function plotOf(random: SeededRandom): Plot {
  let left = random.next();
  for (const [plot, share] of PLOTS) {
    left -= share;
    if (left < 0) return plot;
  }
  return 'raised';
}
