import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import type { JointFigures } from './joint.view.js';

/** Gathers how completely units report in to joint whistles, whistle by whistle (kpis K13): a crowd that is mostly there is not a mean of crowds. */
export class JointWhistles {
  private readonly rates: number[] = [];
  private units = 0;
  private onTime = 0;
  private open = 0;

  constructor(private readonly month: MonthSpan) {}

  add({ mode, state, dispatchedAt, assignments }: TicketFact): void {
    if (mode !== 'joint' || state === 'merged') return;
    if (dispatchedAt === null || !isWithin(this.month, dispatchedAt)) return;
    const clocks = assignments.map(({ contact }) => contact).filter((clock) => clock !== 'none');
    if (clocks.length === 0) return;
    if (clocks.includes('open')) {
      this.open += 1;
      return;
    }
    const onTime = clocks.filter((clock) => clock === 'satisfied').length;
    this.units += clocks.length;
    this.onTime += onTime;
    this.rates.push(onTime / clocks.length);
  }

  figures(): JointFigures {
    const whistles = this.rates.length;
    const sum = this.rates.reduce((total, rate) => total + rate, 0);
    return {
      whistles,
      open: this.open,
      complete: this.rates.filter((rate) => rate === 1).length,
      units_whistled: this.units,
      units_on_time: this.onTime,
      mean_rate: whistles === 0 ? null : sum / whistles,
    };
  }
}
