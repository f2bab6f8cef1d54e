import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import type { ExternalFigureEvent } from '../domain/external-figure.js';
import type { PublishedMonthEvent } from '../domain/published-month.js';
import { publicExternalFigure } from './public-external-figure.js';
import { publicPeriod } from './public-period.js';

/** What was published for events of the log. Moved cells are not among them: they are derived, and have no log (ADR-0084). */
export const republished: PublicEvents = (events) =>
  events.map((event) => ({ type: `muster.${event.type}.v1`, data: publicData(event) }));

function publicData({ version, occurredAt, type, aggregateId, data }: LoggedEvent): object {
  const event = { type, ...data } as unknown as ExternalFigureEvent | PublishedMonthEvent;
  const common = { version, occurred_at: occurredAt.toISOString() };
  return event.type === 'external_figure.recorded'
    ? publicExternalFigure(event, common)
    : publicPeriod(event, aggregateId, common);
}
