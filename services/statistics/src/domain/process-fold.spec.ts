import { acceptanceFigures } from '../alliance-figures/acceptance-figures.js';
import { definitions } from './definitions.js';
import { parseCellKey } from './cell.js';
import { project, unseen } from './fold.js';
import { type CellValue, evaluate } from './measure.js';
import { periodsIn } from './period.js';
import { processFold } from './process-fold.js';
import type { PublicEvent } from './public-event.js';

const periodOf = periodsIn('Asia/Shanghai');
const at = Date.UTC(2026, 10, 30, 15, 59); // 23:59 on the last of November

function decided(version: number, given: object, time = at): PublicEvent {
  const data = {
    version,
    unit_id: 'quality',
    submission_no: 1,
    accepted: true,
    clock: 'satisfied',
    limit_working_days: 10,
    working_days: 6.24,
    ...given,
  };
  return { type: 'muster.project_process.segment_decided.v1', version, time, recordedAt: time, data };
}
const opened: PublicEvent = {
  type: 'muster.project_process.opened.v1',
  version: 1,
  time: at,
  recordedAt: at,
  data: { version: 1 },
};

function cellsOf(events: readonly PublicEvent[]): CellValue[] {
  const { state } = project(processFold, unseen(processFold), events, periodOf);
  const cells = processFold.contributions(state.fact, periodOf);
  return [...cells].map(([key, value]) => ({ ...parseCellKey(key), value }));
}
const figure = (code: string, cells: readonly CellValue[], unitId: string | null = null) => {
  const { alliance } = definitions.indicators.find((definition) => definition.code === code)!;
  return evaluate(
    alliance!.measure,
    cells.filter((cell) => unitId === null || cell.unitId === unitId),
  );
};

describe('acceptance of project segments', () => {
  const events = [
    opened,
    decided(2, { accepted: false, limit_working_days: 30, working_days: 22 }),
    decided(3, { submission_no: 2, limit_working_days: 10, working_days: 3 }),
    decided(4, { clock: 'breached', working_days: 11.5 }),
    decided(5, { working_days: 6.24 }),
  ];

  it('K19 counts decisions, K20 first submissions, for the alliance and for the unit', () => {
    const cells = cellsOf(events);
    expect(figure('K19', cells, 'customs')).toMatchObject({ numerator: 0, denominator: 0 });
    for (const unit of [null, 'quality']) {
      expect(figure('K19', cells, unit)).toMatchObject({
        numerator: 3,
        denominator: 4,
        shown: { breached: 1 },
      });
      expect(figure('K20', cells, unit)).toMatchObject({ numerator: 2, denominator: 3 });
    }
    expect(new Set(cells.map(({ period }) => period))).toEqual(new Set(['2026-11']));
  });

  it('shows the median by the limit that each decision was under (30 → 10 working days)', () => {
    expect(acceptanceFigures(cellsOf(events))).toEqual([
      { limit_working_days: 10, decided: 3, median_working_days: 6.3 },
      { limit_working_days: 30, decided: 1, median_working_days: 22 },
    ]);
    expect(acceptanceFigures([])).toEqual([]);
  });

  it('counts in the month of the decision', () => {
    const late = cellsOf([opened, decided(2, {}, at + 60_000)]);
    expect(late.every(({ period }) => period === '2026-12')).toBe(true);
  });
});
