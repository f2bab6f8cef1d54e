import { Calendar } from '@muster/clock';
import { CURRENT, type DirectoryEntry, type DirectoryKind, versionId } from './directory-entry.js';
import type {
  DirectoryAlliance,
  DirectoryCalendar,
  DirectoryCategory,
  DirectoryEnterprise,
  DirectoryIndustryAlliance,
  DirectoryMatrix,
  DirectoryOfficer,
  DirectoryPartyOrganisation,
  DirectoryPolicies,
  DirectoryPolicy,
  DirectoryProcessStage,
  DirectoryProject,
  DirectoryRule,
  DirectoryShift,
  DirectoryUnit,
} from './directory-types.js';

type Parts = ReadonlyMap<DirectoryKind, ReadonlyMap<string, DirectoryEntry>>;
interface CalendarEntry {
  readonly calendar: DirectoryCalendar;
  readonly default: boolean;
}

const NO_MATRIX: DirectoryMatrix = { matrix_version: 0, process_stages: [], categories: [], rules: [] };
const NO_POLICIES: DirectoryPolicies = { policies_version: 0, policies: [] };

// Keyed by the published document, which entries share from snapshot to snapshot: a calendar is compiled once, not per version of the directory.
const compiled = new WeakMap<object, Calendar>();

/** An alliance's directory at one version; never changes. Everything is looked up in memory. */
export class DirectorySnapshot {
  private readonly categories: ReadonlyMap<string, DirectoryCategory>;
  private readonly rulesByPlace: ReadonlyMap<string, DirectoryRule>;

  private constructor(
    readonly tenantId: string,
    /** The directory version: the version of the alliance's aggregate in `organizations`. */
    readonly version: number,
    private readonly parts: Parts,
  ) {
    this.categories = new Map(this.matrix.categories.map((category) => [category.code, category]));
    this.rulesByPlace = new Map(
      // Later rules do not displace earlier ones: the first of equals wins, as in the published list.
      this.matrix.rules.toReversed().map((rule) => [place(rule.category_code, rule.process_stage), rule]),
    );
  }

  /** A directory from all its entries. */
  static of(tenantId: string, version: number, entries: Iterable<DirectoryEntry>): DirectorySnapshot {
    return new DirectorySnapshot(tenantId, version, put(new Map(), entries));
  }

  /** The same directory at a later version, given what has changed since. */
  with(version: number, changed: Iterable<DirectoryEntry>): DirectorySnapshot {
    return new DirectorySnapshot(this.tenantId, version, put(this.parts, changed));
  }

  /** Undefined only before the alliance's own event has arrived. */
  get alliance(): DirectoryAlliance | undefined {
    return [...this.all<DirectoryAlliance>('alliance')][0];
  }

  unit(id: string): DirectoryUnit | undefined {
    return this.one('unit', id);
  }

  get units(): DirectoryUnit[] {
    return [...this.all<DirectoryUnit>('unit')];
  }

  enterprise(id: string): DirectoryEnterprise | undefined {
    return this.one('enterprise', id);
  }

  get enterprises(): DirectoryEnterprise[] {
    return [...this.all<DirectoryEnterprise>('enterprise')];
  }

  industryAlliance(id: string): DirectoryIndustryAlliance | undefined {
    return this.one('industry_alliance', id);
  }

  partyOrganisation(id: string): DirectoryPartyOrganisation | undefined {
    return this.one('party_organisation', id);
  }

  get partyOrganisations(): DirectoryPartyOrganisation[] {
    return [...this.all<DirectoryPartyOrganisation>('party_organisation')];
  }

  officer(id: string): DirectoryOfficer | undefined {
    return this.one('officer', id);
  }

  get officers(): DirectoryOfficer[] {
    return [...this.all<DirectoryOfficer>('officer')];
  }

  /** The officers who hold a post at a unit, in the order of their ids. */
  holders(unitId: string, post: string): string[] {
    return this.officers
      .filter(({ posts }) =>
        posts.some(
          (held) =>
            held.organisation_kind === 'unit' && held.organisation_id === unitId && held.post === post,
        ),
      )
      .map(({ id }) => id)
      .sort();
  }

  project(id: string): DirectoryProject | undefined {
    return this.one('project', id);
  }

  /** The responsibility matrix; empty with version 0 before one is published. */
  get matrix(): DirectoryMatrix {
    return this.one('matrix', CURRENT) ?? NO_MATRIX;
  }

  category(code: string): DirectoryCategory | undefined {
    return this.categories.get(code);
  }

  processStage(code: string): DirectoryProcessStage | undefined {
    return this.matrix.process_stages.find((stage) => stage.code === code);
  }

  /** A category and its ancestors, nearest first. Ends at a cycle, should anybody publish one. */
  lineage(categoryCode: string): DirectoryCategory[] {
    const line: DirectoryCategory[] = [];
    let category = this.category(categoryCode);
    while (category && !line.includes(category)) {
      line.push(category);
      category = category.parent === undefined ? undefined : this.category(category.parent);
    }
    return line;
  }

  /**
   * The rules that cover a category and stage, the most telling first (mechanisms 0.5): the nearest category counts before the
   * stage, a named stage before any stage; rules for any category come last.
   */
  route(asked: { categoryCode: string; processStage?: string | null }): DirectoryRule[] {
    const categories = [
      asked.categoryCode,
      ...this.lineage(asked.categoryCode)
        .slice(1)
        .map(({ code }) => code),
      null,
    ];
    const stages = asked.processStage ? [asked.processStage, null] : [null];
    return categories
      .flatMap((category) => stages.map((stage) => this.rulesByPlace.get(place(category, stage))))
      .filter((rule) => rule !== undefined);
  }

  /** The active unit that receives what no rule covers (兜底); the first by id should there be several. */
  get catchAllUnit(): DirectoryUnit | undefined {
    return this.units
      .filter((unit) => unit.catch_all && unit.active)
      .sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  }

  /** The calendar of an id, ready for use. @throws ClockError when what was published is no calendar. */
  calendar(id: string): Calendar | undefined {
    const entry = this.one<CalendarEntry>('calendar', id);
    return entry && compile(entry.calendar);
  }

  /** A calendar as it was at one of its versions, which clocks pin; undefined when that is not known. */
  calendarAt(id: string, version: number): Calendar | undefined {
    const entry = this.one<CalendarEntry>('calendar_version', versionId(id, version));
    return entry && compile(entry.calendar);
  }

  /** The alliance's default calendar: the one that was last published as such. */
  get defaultCalendar(): Calendar | undefined {
    const candidates = [...(this.parts.get('calendar')?.values() ?? [])]
      .filter(({ data }) => (data as CalendarEntry).default)
      .sort((a, b) => b.version - a.version);
    return candidates[0] && compile((candidates[0].data as CalendarEntry).calendar);
  }

  /** A unit's own calendar, else the default one (lifecycle B5: unit overrides). */
  calendarOf(unitId: string): Calendar | undefined {
    const own = this.unit(unitId)?.calendar_id;
    return (own === undefined ? undefined : this.calendar(own)) ?? this.defaultCalendar;
  }

  /** The deadline policies; empty with version 0 when the alliance has none of its own. */
  get policies(): DirectoryPolicies {
    return this.one('policies', CURRENT) ?? NO_POLICIES;
  }

  /** The first policy that holds for a kind and category (or one of its ancestors). */
  policy(kind: string, categoryCode: string): DirectoryPolicy | undefined {
    return this.matching(this.policies, kind, categoryCode);
  }

  /** The same question to an earlier version of the policies; undefined when that version is not known. */
  policyAt(version: number, kind: string, categoryCode: string): DirectoryPolicy | undefined {
    const then = this.one<DirectoryPolicies>('policies_version', versionId(CURRENT, version));
    return then && this.matching(then, kind, categoryCode);
  }

  private matching(
    { policies }: DirectoryPolicies,
    kind: string,
    categoryCode: string,
  ): DirectoryPolicy | undefined {
    const codes = new Set([categoryCode, ...this.lineage(categoryCode).map(({ code }) => code)]);
    return policies.find(
      ({ kinds, categories }) =>
        (kinds as string[]).includes(kind) && (!categories || categories.some((code) => codes.has(code))),
    );
  }

  /** Shifts of a unit as published, in any order. */
  shifts(unitId: string): readonly DirectoryShift[] {
    return this.one<{ shifts: DirectoryShift[] }>('rota', unitId)?.shifts ?? [];
  }

  /** Officers on duty for a unit at an instant; a shift holds from `from` until just before `to`. */
  dutyOfficers(unitId: string, at: Date): string[] {
    const instant = at.getTime();
    const onDuty = this.shifts(unitId).filter(
      ({ from, to }) => Date.parse(from) <= instant && instant < Date.parse(to),
    );
    return [...new Set(onDuty.map(({ officer_id }) => officer_id))];
  }

  private one<Data>(kind: DirectoryKind, id: string): Data | undefined {
    return this.parts.get(kind)?.get(id)?.data as Data | undefined;
  }

  private *all<Data>(kind: DirectoryKind): Generator<Data> {
    for (const entry of this.parts.get(kind)?.values() ?? []) yield entry.data as Data;
  }
}

const place = (category: string | null, stage: string | null): string => JSON.stringify([category, stage]);

function compile(definition: DirectoryCalendar): Calendar {
  let calendar = compiled.get(definition);
  if (!calendar) compiled.set(definition, (calendar = new Calendar(definition)));
  return calendar;
}

/** Copies only the kinds that change. */
function put(parts: Parts, entries: Iterable<DirectoryEntry>): Parts {
  const next = new Map(parts);
  const copied = new Set<DirectoryKind>();
  for (const entry of entries) {
    let ofKind = next.get(entry.kind) as Map<string, DirectoryEntry> | undefined;
    if (!copied.has(entry.kind)) {
      next.set(entry.kind, (ofKind = new Map(ofKind)));
      copied.add(entry.kind);
    }
    if (entry.removed) ofKind!.delete(entry.id);
    else ofKind!.set(entry.id, entry);
  }
  return next;
}
