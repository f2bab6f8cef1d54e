import {
  exampleCells,
  exampleDirectory,
  exampleFrame,
} from '../alliance-figures/alliance-figures.example.js';
import { definitions } from '../domain/definitions.js';
import { contentDigest, type Difference, monthContent } from '../domain/month-content.js';
import type { PublishedMonth } from '../domain/published-month.js';
import {
  publishedMonthSummary,
  publishedMonthView,
  type PublishedMonthView,
} from './published-month.view.js';

const exampleContent = monthContent(definitions, exampleCells);
const late: Difference = {
  unit_id: null,
  code: 'closed',
  before: { numerator: 1, denominator: null, open: 0 },
  after: { numerator: 2, denominator: null, open: 0 },
};
const exampleMonth: PublishedMonth = {
  period: exampleFrame.period,
  timeZone: exampleFrame.time_zone,
  known: {
    at: '2026-10-09T02:00:00.000Z',
    newestRecordedAt: exampleFrame.watermark.newest_recorded_at,
    watermark: [{ topic: 'muster.tickets.v1', partition: 0, next_offset: 412 }],
  },
  content: exampleContent,
  sha256: contentDigest(exampleContent),
  reason: '补登两件回访',
  changes: [late],
};

/** A month that was published a second time. */
export const exampleSummary = publishedMonthSummary(exampleMonth, 2, true);
const wholeExample = publishedMonthView(exampleMonth, 2, {
  now: exampleContent,
  directory: exampleDirectory,
  seesUnits: true,
});
/** The same with its numbers, of which there are more. */
export const exampleView: PublishedMonthView = {
  ...wholeExample,
  content: {
    ...wholeExample.content,
    figures: wholeExample.content.figures.filter(({ code }) =>
      ['raised', 'closed', 'K1', 'K2'].includes(code),
    ),
  },
};
