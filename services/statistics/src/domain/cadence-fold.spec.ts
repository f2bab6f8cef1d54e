import { cadenceFold } from './cadence-fold.js';
import { parseCellKey } from './cell.js';
import { definitions } from './definitions.js';
import { project, unseen } from './fold.js';
import { type CellValue, evaluate } from './measure.js';
import { periodsIn } from './period.js';
import type { PublicEvent } from './public-event.js';

const periodOf = periodsIn('Asia/Shanghai');
const a2 = definitions.indicators.find(({ code }) => code === 'A2')!;

function event(name: string, version: number, given: object = {}): PublicEvent {
  const at = Date.UTC(2026, 9, version);
  const data = {
    ...{ version, mechanism_code: 'joint_conference', per: 'quarter', times: 1, period: '2026-Q4' },
    ...{ starts_at: '2026-09-30T16:00:00.000Z', ends_at: '2026-12-31T16:00:00.000Z', held: 0 },
    ...given,
  };
  return { type: `muster.${name}.v1`, version, time: at, recordedAt: at, data };
}

function after(...events: PublicEvent[]) {
  const { state, movements } = project(cadenceFold, unseen(cadenceFold), events, periodOf);
  const cells: CellValue[] = [...cadenceFold.contributions(state.fact, periodOf)].map(([key, value]) => ({
    ...parseCellKey(key),
    value,
  }));
  return { cells, movements, figure: evaluate(a2.alliance!.measure, cells) };
}

const opened = event('cadence.opened', 1);
const warned = event('cadence.warned', 2);
const missed = event('cadence.missed', 3);
const met = event('cadence.met', 4, { held: 1 });

it('counts a period in its last month, by the mechanism, and not before it has ended', () => {
  const { cells, figure } = after(opened, warned);
  expect(cells).toMatchObject([
    { metric: 'cadences', part: 'open', state: 'joint_conference', period: '2026-12' },
  ]);
  expect(figure).toMatchObject({ numerator: 0, denominator: 0, rate: null, open: 1, mature: false });
});

it('is missed, and met after all when it was recorded late', () => {
  expect(after(opened, warned, missed).figure).toMatchObject({
    numerator: 0,
    denominator: 1,
    shown: { missed: 1 },
  });
  const { figure, movements } = after(opened, warned, missed, met);
  expect(figure).toMatchObject({ numerator: 1, denominator: 1, open: 0, mature: true, shown: { missed: 0 } });
  expect(movements.map(({ lastVersion }) => lastVersion)).toEqual([1, 3, 4]); // a warning moves nothing
});

it.each(['meeting.scheduled', 'activity.planned', 'resource.offered'])('counts nothing of %s', (first) => {
  const second = first.replace(/\.\w+$/, '.use_recorded');
  const { cells, movements } = after(event(first, 1), event(second, 2));
  expect([cells, movements]).toEqual([[], []]);
});
