import { localDate } from '@muster/clock';
import type { Queryable } from '@muster/persistence';
import type { Commitment } from '../domain/commitment.js';
import type { DirectoryFact } from '../domain/directory-fact.js';
import type { EnterpriseCoverage } from '../domain/enterprise-coverage.js';
import type { Gathering } from '../domain/gathering.js';
import type { GroupDirectory, Grouping } from '../domain/group-directory.js';
import { ENDED_STATES, grainNote } from '../domain/labels.js';
import type { CellValue } from '../domain/measure.js';
import type { Members } from '../domain/members.js';
import type { SiteCoverage } from '../domain/site-coverage.js';
import { type MonthSpan, monthSpan } from '../domain/month-span.js';
import { periodsIn } from '../domain/period.js';
import {
  type KnownWhistle,
  openWhistles,
  whistlesEverHung,
  whistlesMovedSince,
} from '../facts/read-facts.js';
import { type CampaignFact, CAMPAIGN_EVENTS, campaignsOf } from '../domain/campaign-fact.js';
import { MODEL_EVENTS, type OperatingModel, operatingModelOf } from '../domain/operating-model.js';
import { type ResourceFact, RESOURCE_EVENTS, resourcesOf } from '../domain/resource-fact.js';
import { readActivityEvents } from '../facts/read-activity-events.js';
import { readDirectoryEvents } from '../facts/read-directory-events.js';
import { readCommitments } from '../facts/read-commitments.js';
import { readEnterpriseCoverage } from '../facts/read-enterprise-coverage.js';
import { readGatherings } from '../facts/read-gatherings.js';
import { readGroups } from '../facts/read-groups.js';
import { readMembers } from '../facts/read-members.js';
import { readSiteCoverage } from '../facts/read-site-coverage.js';
import { readOrigins, type WhistleOrigin } from '../facts/whistle-origins.js';
import { timeZoneOf } from '../projection/projector.js';
import type { FigureFrame, PeriodFrame } from './figure-frame.js';
import { readCells } from './read-cells.js';

/** What an answer about a month says of itself, and the instants that the month has. */
export interface MonthOfFigures {
  readonly frame: PeriodFrame;
  readonly span: MonthSpan;
  /** From the first of January to the end of the month. */
  readonly yearToDate: MonthSpan;
}

/** One alliance's figures at one moment of the database, now or as they were known at `asOf`: everything in them goes together. */
export class Figures {
  constructor(
    private readonly snapshot: Queryable,
    readonly frame: FigureFrame,
    readonly directory: DirectoryFact,
    readonly asOf: Date | null,
    readonly now: Date,
  ) {}

  private get timeZone(): string {
    return timeZoneOf(this.directory);
  }

  private get tenantId(): string {
    return this.frame.alliance_id;
  }

  /** The month of an instant in the alliance's time zone, `YYYY-MM`. */
  periodAt(moment: Date): string {
    return periodsIn(this.timeZone)(moment.getTime());
  }

  /** The day of an instant (epoch milliseconds) in the alliance's time zone, `YYYY-MM-DD`. */
  dayAt(instant: number): string {
    return localDate(this.timeZone, instant);
  }

  /** The day of these figures, likewise. */
  get today(): string {
    return this.dayAt((this.asOf ?? this.now).getTime());
  }

  /** @param asked `YYYY-MM`; the month of `moment` without it. @param moment by which it is decided whether the month is over. */
  month(asked: string | undefined, moment: Date = this.asOf ?? this.now): MonthOfFigures {
    const current = this.periodAt(moment);
    const period = asked ?? current;
    const span = monthSpan(period, this.timeZone);
    const { start } = monthSpan(`${period.slice(0, 4)}-01`, this.timeZone);
    return {
      frame: {
        ...this.frame,
        period,
        period_complete: period < current,
        time_zone: this.timeZone,
        note_zh: grainNote.zh,
        note_en: grainNote.en,
      },
      span,
      yearToDate: { start, end: span.end },
    };
  }

  /** The given instant (epoch milliseconds), or the moment of these figures if it has not come by then. */
  untilNow(instant: number): Date {
    return new Date(Math.min(instant, (this.asOf ?? this.now).getTime()));
  }

  /** The cells of the given months, those without a month, and every month of the given stocks. */
  cells(periods: readonly string[] = [], everyPeriodOf: readonly string[] = []): Promise<CellValue[]> {
    return readCells(this.snapshot, { tenantId: this.tenantId, periods, everyPeriodOf, asOf: this.asOf });
  }

  /** Every month of a stock as it was known at an earlier moment. */
  stockAt(moment: Date, metric: string): Promise<CellValue[]> {
    return readCells(this.snapshot, { tenantId: this.tenantId, everyPeriodOf: [metric], asOf: moment });
  }

  /** Whistles of which anything moved since the instant (epoch milliseconds). */
  whistlesMovedSince(instant: number): AsyncGenerator<KnownWhistle> {
    return whistlesMovedSince(this.snapshot, this.tenantId, new Date(instant), this.asOf);
  }

  /** Whistles that were ever on account. */
  whistlesEverHung(): AsyncGenerator<KnownWhistle> {
    return whistlesEverHung(this.snapshot, this.tenantId, this.asOf);
  }

  /** Whistles that are not ended. */
  async *openWhistles(): AsyncGenerator<KnownWhistle> {
    const stock = await readCells(this.snapshot, { tenantId: this.tenantId, everyPeriodOf: ['tickets'] });
    const months = monthsOfOpen(stock).map((period) => monthSpan(period, this.timeZone));
    yield* openWhistles(this.snapshot, this.tenantId, months, this.asOf);
  }

  /** Who raised the whistles, where, and at which level they are. */
  origins(ids: readonly string[]): Promise<ReadonlyMap<string, WhistleOrigin>> {
    return readOrigins(this.snapshot, this.tenantId, ids, this.asOf);
  }

  /** Enterprises and party organisations as the directory stood at a moment, which is not after these figures'. */
  membersAt(moment: Date): Promise<Members> {
    return readMembers(this.snapshot, this.tenantId, moment);
  }

  /** Who is to be covered by which party organisation, and since when each enterprise is. */
  enterpriseCoverage(): Promise<EnterpriseCoverage> {
    return readEnterpriseCoverage(this.snapshot, this.tenantId, this.asOf);
  }

  /** Projects and their branches. */
  siteCoverage(): Promise<SiteCoverage> {
    return readSiteCoverage(this.snapshot, this.tenantId, this.asOf);
  }

  /** What groups there are, and who belongs to which, as the directory stood at a moment, which is not after these figures'. */
  groupsAt(moment: Date, grouping: Grouping): Promise<GroupDirectory> {
    return readGroups(this.snapshot, this.tenantId, grouping, moment);
  }

  /** Meetings and activities, with who attended them. */
  gatherings(): Promise<Gathering[]> {
    return readGatherings(this.snapshot, this.tenantId, this.asOf);
  }

  /** Special actions and series. */
  async campaigns(): Promise<CampaignFact[]> {
    return campaignsOf(await readActivityEvents(this.snapshot, this.tenantId, CAMPAIGN_EVENTS, this.asOf));
  }

  /** Shared resources, with their bookings and uses. */
  async resources(): Promise<ResourceFact[]> {
    return resourcesOf(await readActivityEvents(this.snapshot, this.tenantId, RESOURCE_EVENTS, this.asOf));
  }

  /** The operating model as the directory stood at a moment, which is not after these figures'. */
  async operatingModelAt(moment: Date): Promise<OperatingModel | null> {
    return operatingModelOf(await readDirectoryEvents(this.snapshot, this.tenantId, MODEL_EVENTS, moment));
  }

  /** Follow-ups of whistles, and what meetings decided about none. */
  commitments(): Promise<Commitment[]> {
    return readCommitments(this.snapshot, this.tenantId, this.asOf);
  }
}

/** The months in which whistles were raised that have not ended. */
function monthsOfOpen(stock: readonly CellValue[]): string[] {
  const open = stock.filter(
    ({ metric, state, period }) => metric === 'tickets' && period !== null && !ENDED_STATES.includes(state!),
  );
  return [...new Set(open.map(({ period }) => period!))];
}
