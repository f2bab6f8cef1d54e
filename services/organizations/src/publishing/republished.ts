import type { PublicEvents } from '@muster/messaging';
import type { DirectoryEvent } from '../domain/directory-event.js';
import { published } from './directory-published.js';

/** What was published for events of the log. */
export const republished: PublicEvents = (events) =>
  events.map(({ type, data, version, occurredAt }) =>
    published({ type, data } as unknown as DirectoryEvent, version, occurredAt),
  );
