import type { PublicEvents } from '@muster/messaging';
import { publicPart } from './account-publishing.js';

/** What was published for events of the log: their data holds nothing else. */
export const republished: PublicEvents = (events) => events.map(({ type, data }) => publicPart(type, data));
