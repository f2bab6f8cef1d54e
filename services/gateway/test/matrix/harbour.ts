import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@muster/auth';
import type { Caller } from '@muster/http/testing';
import { ROOT } from './operations.js';

/** Somebody who may call. */
export interface Person extends Caller {
  readonly accountId: string;
  readonly allianceId: string | null;
  readonly role: Role;
  readonly key: string;
}

/** What one alliance has: people of every role, and one thing of each kind. */
export interface Harbour {
  readonly allianceId: string;
  readonly people: Readonly<Record<Role, Person>>;
  readonly ids: Readonly<
    Record<
      | 'process'
      | 'practiceList'
      | 'practiceItem'
      | 'draft'
      | 'readyDraft'
      | 'file'
      | 'attachedFile'
      | 'ticket'
      | 'followUp'
      | 'assignment'
      | 'meeting'
      | 'agendaItem'
      | 'decision'
      | 'decisionToReopen'
      | 'activity'
      | 'heldActivity'
      | 'outcome'
      | 'resource'
      | 'booking'
      | 'bookingToCancel'
      | 'mobilisation'
      | 'mobilisationToEnd'
      | 'campaign'
      | 'campaignToEnd'
      | 'theme'
      | 'themeToEnd'
      | 'account'
      | 'apiKey'
      | 'channel'
      | 'delivery',
      string
    >
  >;
  /** First days of secretaries' turns that lie ahead, latest first; the other alliance has others. */
  readonly turns: readonly string[];
  /** Text that only this alliance's documents contain. */
  readonly secret: string;
}

/** What of a demo alliance's directory is named here. */
const SITE_OFFICER = {
  id: 'site-officer',
  name: '值班员90 / Officer 90',
  posts: [
    {
      ...{ organisation_kind: 'project', organisation_id: 'project-01', post: 'project_specialist' },
      ...{ from: '2026-01-01', until: '2099-12-31', appointed_by: '民企中心' },
    },
  ],
};
const SURVEY = {
  surveyed_on: '2026-01-15',
  formal_members: 3,
  probationary_members: 1,
  relations_elsewhere: 4,
};

export interface Demo {
  readonly projects: readonly object[];
  readonly units: { readonly id: string }[];
  readonly party_organisations: { readonly id: string }[];
  readonly enterprises: { readonly id: string }[];
  readonly officers: readonly object[];
}

/**
 * A demo alliance with two key projects besides: one whose process is open and that somebody looks after, one that has neither, and three formal
 * members.
 */
export function demo(allianceId: string): Demo {
  const document = JSON.parse(
    readFileSync(join(ROOT, 'deploy', 'demo', `${allianceId}.json`), 'utf8'),
  ) as Demo;
  const projects = ['project-01', 'project-02'].map((id) => ({
    id,
    name_zh: '泊位改造',
    name_en: 'Berth conversion',
    stage: 'construction',
    owner_enterprise_id: document.enterprises[0]!.id,
    unit_ids: [],
    officer_ids: id === 'project-01' ? [SITE_OFFICER.id] : [],
    ...(id === 'project-02' ? { survey: SURVEY } : {}),
  }));
  return { ...document, projects, officers: [...document.officers, SITE_OFFICER] };
}

/** An alliance's process template; each has its own, so that the other's is nothing to it. */
export const templateOf = (allianceId: string): string => `plan-of-${allianceId}`;

/** The month that an alliance has published; the other has published another one. */
export const publishedBy = (allianceId: string): string => (allianceId === 'tianjin' ? '2026-03' : '2026-04');

const OPENED_IN = Temporal.Now.plainDateISO('Asia/Shanghai').toPlainYearMonth();

/** The month so many months from the one in which the harbours were opened, also for tests that a month ends under. */
export const monthFromNow = (months: number): string => OPENED_IN.add({ months }).toString();

/** Whose secretaries take turns; no turn of one alliance that lies ahead begins on the day of the other's. */
export const rotaOf = (allianceId: string): object => ({
  turn_length: allianceId === 'tianjin' ? 'week' : 'year',
  party_organisation_ids: demo(allianceId)
    .party_organisations.slice(0, 2)
    .map(({ id }) => id),
});

/** The day that is thirty days ahead. */
export const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** The instant that lies so many days ahead. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** The day that was so many days ago. */
export const daysAgo = (days: number): string => inDays(-days).slice(0, 10);
