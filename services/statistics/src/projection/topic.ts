import type { TopicName } from '@muster/contracts';
import { cadenceFold } from '../domain/cadence-fold.js';
import { directoryFold } from '../domain/directory-fold.js';
import type { Fold } from '../domain/fold.js';
import { processFold } from '../domain/process-fold.js';
import { ticketFold } from '../domain/ticket-fold.js';

/** A topic that is kept in the public log, and how its keys are folded (not at all: it is kept for streams and exports only). */
export interface LoggedTopic {
  /** As stored; never changes. */
  readonly code: number;
  readonly name: TopicName;
  readonly fold: Fold<unknown> | null;
}

export const ORGANIZATIONS: LoggedTopic = {
  code: 1,
  name: 'muster.organizations.v1',
  fold: directoryFold as Fold<unknown>,
};
export const TICKETS: LoggedTopic = { code: 2, name: 'muster.tickets.v1', fold: ticketFold as Fold<unknown> };
export const ACTIVITIES: LoggedTopic = {
  code: 3,
  name: 'muster.activities.v1',
  fold: cadenceFold as Fold<unknown>,
};

export const PROJECTS: LoggedTopic = {
  code: 4,
  name: 'muster.projects.v1',
  fold: processFold as Fold<unknown>,
};

/** In the order of a rebuild: the directory says in which time zone an alliance's whistles count. */
export const loggedTopics: readonly LoggedTopic[] = [ORGANIZATIONS, TICKETS, ACTIVITIES, PROJECTS];
