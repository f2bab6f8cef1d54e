import type { LoggedEvent, PublicEvents } from '@muster/messaging';
import type { ExternalFigureEvent } from '../domain/external-figure.js';
import { publicExternalFigure } from './public-external-figure.js';

/** What was published for events of the log. Moved cells are not among them: they are derived, and have no log (ADR-0084). */
export const republished: PublicEvents = (events) =>
  events.map((event) => ({ type: `muster.${event.type}.v1`, data: publicData(event) }));

function publicData({ version, occurredAt, type, data }: LoggedEvent): object {
  const event = { type, ...data } as unknown as ExternalFigureEvent;
  return publicExternalFigure(event, { version, occurred_at: occurredAt.toISOString() });
}
