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
  DirectoryPlan,
  DirectoryPlans,
  DirectoryPolicies,
  DirectoryPolicy,
  DirectoryProcessStage,
  DirectoryProject,
  DirectoryRule,
  DirectoryShift,
  DirectoryUnit,
} from './directory-types.js';
import { onDutyAt } from './duty-rota.js';
import { type RoutingQuestion, RoutingTable } from './routing-table.js';
import { SpecificityTree } from './specificity-tree.js';

type Parts = ReadonlyMap<DirectoryKind, ReadonlyMap<string, DirectoryEntry>>;
interface CalendarEntry {
  readonly calendar: DirectoryCalendar;
  readonly default: boolean;
}

const NO_MATRIX: DirectoryMatrix = { matrix_version: 0, process_stages: [], categories: [], rules: [] };
const NO_POLICIES: DirectoryPolicies = { policies_version: 0, policies: [] };
const NO_PLANS: DirectoryPlans = { plans_version: 0, plans: [] };

// Keyed by the published document, which entries share from snapshot to snapshot: a calendar is compiled once, not per version of the directory.
const compiled = new WeakMap<object, Calendar>();
const planTrees = new WeakMap<DirectoryPlans, SpecificityTree<DirectoryPlan>>();
const postHolders = new WeakMap<object, ReadonlyMap<string, readonly string[]>>();

/** An alliance's directory at one version; never changes. Everything is looked up in memory. */
export class DirectorySnapshot {
  private readonly routing: RoutingTable;

  private constructor(
    readonly tenantId: string,
    /** The directory version: the version of the alliance's aggregate in `organizations`. */
    readonly version: number,
    private readonly parts: Parts,
  ) {
    this.routing = RoutingTable.of(this.matrix);
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
  holders(unitId: string, post: string): readonly string[] {
    const officers = this.parts.get('officer');
    if (!officers) return [];
    let holders = postHolders.get(officers);
    if (!holders) postHolders.set(officers, (holders = holdersOf(this.officers)));
    return holders.get(postKey(unitId, post)) ?? [];
  }

  project(id: string): DirectoryProject | undefined {
    return this.one('project', id);
  }

  /** The responsibility matrix; empty with version 0 before one is published. */
  get matrix(): DirectoryMatrix {
    return this.one('matrix', CURRENT) ?? NO_MATRIX;
  }

  category(code: string): DirectoryCategory | undefined {
    return this.routing.category(code);
  }

  processStage(code: string): DirectoryProcessStage | undefined {
    return this.matrix.process_stages.find((stage) => stage.code === code);
  }

  /** The rules that cover a whistle, the most specific first (ADR-0154). */
  rules(asked: RoutingQuestion): Generator<DirectoryRule> {
    return this.routing.rules(asked);
  }

  /** The rule that decides: the most specific one that covers the whistle. */
  rule(asked: RoutingQuestion): DirectoryRule | undefined {
    return this.rules(asked).next().value;
  }

  /** The response plans; empty with version 0 before any are published. */
  get plans(): DirectoryPlans {
    return this.one('plans', CURRENT) ?? NO_PLANS;
  }

  /** The most specific plan for a kind of whistle: the nearest category counts before the nearest place (ADR-0156). */
  plan(kind: string, { categoryCode, placeCode }: RoutingQuestion): DirectoryPlan | undefined {
    const { plans } = this;
    if (plans.plans.length === 0) return undefined;
    return treeOf(plans)
      .find([[kind], this.routing.categoryLine(categoryCode), this.routing.placeLine(placeCode)])
      .next().value;
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

  /**
   * The first policy that holds for a kind and a category (or one of its ancestors).
   *
   * @param level of the whistle, 1 to 4: policies may hold from a level on only.
   */
  policy(kind: string, categoryCode: string, level = 1): DirectoryPolicy | undefined {
    const line = this.routing.categoryLine(categoryCode);
    return this.policies.policies.find(
      ({ kinds, categories, from_level = 1 }) =>
        level >= from_level &&
        (kinds as string[]).includes(kind) &&
        (!categories || categories.some((code) => line.includes(code))),
    );
  }

  /** Is a category this one, or somewhere below it? */
  isWithin(categoryCode: string, ancestorCode: string): boolean {
    return this.routing.categoryLine(categoryCode).includes(ancestorCode);
  }

  /** The policy of a code as it stood at a version of the policies, which clocks pin; undefined when that is not known. */
  policyAt(version: number, policyCode: string): DirectoryPolicy | undefined {
    const then = this.one<DirectoryPolicies>('policies_version', versionId(CURRENT, version));
    return then?.policies.find(({ code }) => code === policyCode);
  }

  /** Shifts of a unit as published, in any order. */
  shifts(unitId: string): readonly DirectoryShift[] {
    return this.one<{ shifts: DirectoryShift[] }>('rota', unitId)?.shifts ?? [];
  }

  /** Officers on duty for a unit at an instant; a shift holds from `from` until just before `to`. */
  dutyOfficers(unitId: string, at: Date): string[] {
    return onDutyAt(this.shifts(unitId), at.getTime());
  }

  private one<Data>(kind: DirectoryKind, id: string): Data | undefined {
    return this.parts.get(kind)?.get(id)?.data as Data | undefined;
  }

  private *all<Data>(kind: DirectoryKind): Generator<Data> {
    for (const entry of this.parts.get(kind)?.values() ?? []) yield entry.data as Data;
  }
}

function treeOf(plans: DirectoryPlans): SpecificityTree<DirectoryPlan> {
  let tree = planTrees.get(plans);
  if (!tree) {
    planTrees.set(plans, (tree = new SpecificityTree()));
    for (const plan of plans.plans)
      tree.put([plan.kind, plan.category_code ?? null, plan.place_code ?? null], plan);
  }
  return tree;
}

const postKey = (unitId: string, post: string): string => `${unitId}/${post}`;

function holdersOf(officers: readonly DirectoryOfficer[]): Map<string, string[]> {
  const atUnits = officers.flatMap(({ id, posts }) =>
    posts
      .filter(({ organisation_kind }) => organisation_kind === 'unit')
      .map(({ organisation_id, post }) => ({ id, key: postKey(organisation_id, post) })),
  );
  const holders = Map.groupBy(atUnits, ({ key }) => key);
  return new Map([...holders].map(([key, held]) => [key, [...new Set(held.map(({ id }) => id))].sort()]));
}

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
