import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import type { ExternalFigureEvent } from '../domain/external-figure.js';
import type { MonthlyThemeEvent } from '../domain/monthly-theme.js';
import type { PublishedMonthEvent } from '../domain/published-month.js';
import { publicExternalFigure } from './public-external-figure.js';
import { publicPeriod } from './public-period.js';
import { publicTheme } from './public-theme.js';

/** What was published for events of the log. Moved cells are not among them: they are derived, and have no log (ADR-0084). */
export const republished: PublicEvents = (events) =>
  events.map((event) => ({ type: `muster.${event.type}.v1`, data: publicData(event) }));

type OwnEvent = ExternalFigureEvent | PublishedMonthEvent | MonthlyThemeEvent;

function publicData({ version, occurredAt, type, aggregateId, data }: LoggedEvent): object {
  const event = { type, ...data } as unknown as OwnEvent;
  const common = { version, occurred_at: occurredAt.toISOString() };
  switch (event.type) {
    case 'external_figure.recorded':
      return publicExternalFigure(event, common);
    case 'period.published':
    case 'period.restated':
      return publicPeriod(event, aggregateId, common);
    default:
      return publicTheme(event, aggregateId, common);
  }
}
