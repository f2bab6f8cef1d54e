import { definitions } from '../domain/definitions.js';
import { grainNote } from '../domain/labels.js';
import type { CellValue } from '../domain/measure.js';
import { compositeViews } from '../figures/composite-view.js';
import { indicatorView } from '../figures/figure-view.js';
import { acceptanceFigures } from './acceptance-figures.js';
import type { AllianceFiguresView } from './alliance-figures.view.js';
import { ticketCounts } from './ticket-counts.js';

const cell = (metric: string, part: string, value: number, more: Partial<CellValue> = {}): CellValue => ({
  metric,
  part,
  unitId: null,
  categoryCode: null,
  state: null,
  period: '2026-09',
  value,
  ...more,
});

/** One month of a small alliance. */
export const exampleCells: readonly CellValue[] = [
  cell('tickets', 'count', 2, { state: 'closed', categoryCode: 'customs_clearance' }),
  cell('tickets', 'count', 1, { state: 'in_progress', categoryCode: 'customs_clearance' }),
  cell('dispatched', 'count', 3, { state: 'joint', categoryCode: 'customs_clearance' }),
  cell('closed', 'count', 2, { state: 'solved', categoryCode: 'customs_clearance' }),
  cell('ticket_contact', 'started', 3),
  cell('ticket_contact', 'satisfied', 2),
  cell('contact', 'started', 6, { unitId: 'customs', state: 'joint' }),
  cell('contact', 'satisfied', 5, { unitId: 'customs', state: 'joint' }),
  cell('assignments', 'lead', 3, { unitId: 'customs', state: 'accepted' }),
  cell('callbacks', 'yes', 2, { state: 'satisfied' }),
  cell('acceptance_days', '10', 1, { state: '62' }),
];

const names = {
  timeZone: 'Asia/Shanghai',
  units: { customs: { zh: '海关', en: 'Customs', active: true } },
  categories: { customs_clearance: { zh: '通关', en: 'Customs clearance' } },
  calendars: {},
  enterprises: {},
  organisations: {},
};

export const exampleDirectory = names;

export const exampleFrame = {
  alliance_id: 'tianjin',
  as_of: '2026-10-04T16:00:00.000Z',
  definitions_version: definitions.version,
  period: '2026-09',
  time_zone: 'Asia/Shanghai',
  period_complete: true,
  note_zh: grainNote.zh,
  note_en: grainNote.en,
  watermark: {
    projection: 1,
    newest_recorded_at: '2026-10-04T15:59:58.123Z',
    partitions: [
      {
        topic: 'muster.tickets.v1',
        partition: 0,
        next_offset: 412,
        newest_recorded_at: '2026-10-04T15:59:58.123Z',
      },
    ],
  },
};

const exampleIndicators = definitions.indicators
  .filter(({ code }) => code === 'K1' || code === 'K2')
  .map((definition) => indicatorView(definition, 'alliance', exampleCells)!);

export const exampleAllianceFigures: AllianceFiguresView = {
  ...exampleFrame,
  tickets: ticketCounts(exampleCells, '2026-09', names),
  indicators: exampleIndicators,
  composite: compositeViews(exampleIndicators),
  acceptance: acceptanceFigures(exampleCells),
};
