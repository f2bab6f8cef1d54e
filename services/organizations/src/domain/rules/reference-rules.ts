import {
  MODEL_HEADINGS,
  type OrganisationKind,
  type ResponsePlan,
  type ResponsibilityRule,
} from '../directory.js';
import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';
import { within } from './identity-rules.js';

type Target =
  Exclude<OrganisationKind, 'alliance'> | 'officer' | 'calendar' | 'category' | 'process_stage' | 'place';

/** Every id that an entry mentions exists in the document, and no list names one twice. */
export function referenceRules(document: ExaminedDocument): Finding[] {
  const check = new References(document);
  const { alliance } = document;
  if (alliance) {
    const { convenor_unit_id, lead_unit_ids, operating_model: model, facilities } = alliance.value;
    check.one('unit', convenor_unit_id, '/alliance/convenor_unit_id');
    check.many('unit', lead_unit_ids, '/alliance/lead_unit_ids');
    for (const heading of MODEL_HEADINGS) {
      for (const { value, pointer } of within(`/alliance/operating_model/${heading}`, model?.[heading]))
        check.many('category', value.categories ?? [], `${pointer}/categories`);
    }
    for (const facility of within('/alliance/facilities', facilities)) {
      check.many(
        'unit',
        facility.value.builders.map(({ unit_id }) => unit_id),
        `${facility.pointer}/builders`,
        '/unit_id',
      );
    }
  }
  for (const { value, pointer } of document.entries('units'))
    check.one('calendar', value.calendar_id, `${pointer}/calendar_id`);
  for (const { value, pointer } of document.entries('enterprises')) {
    check.many('industry_alliance', value.industry_alliance_ids, `${pointer}/industry_alliance_ids`);
  }
  for (const { value, pointer } of document.entries('industry_alliances')) {
    check.one('party_organisation', value.party_organisation_id, `${pointer}/party_organisation_id`);
  }
  for (const { value, pointer } of document.entries('party_organisations')) {
    check.many('enterprise', value.enterprise_ids, `${pointer}/enterprise_ids`);
    check.one('unit', value.unit_id, `${pointer}/unit_id`);
    check.one('project', value.project_id, `${pointer}/project_id`);
    check.one('party_organisation', value.parent_id, `${pointer}/parent_id`);
  }
  for (const { value, pointer } of document.entries('projects')) {
    check.one('enterprise', value.owner_enterprise_id, `${pointer}/owner_enterprise_id`);
    check.many('unit', value.unit_ids, `${pointer}/unit_ids`);
    check.many('officer', value.officer_ids, `${pointer}/officer_ids`);
  }
  for (const officer of document.entries('officers'))
    checkPosts(check, officer.value, officer.pointer, alliance?.value.id);
  for (const { value, pointer } of document.entries('duty_rota')) {
    check.one('unit', value.unit_id, `${pointer}/unit_id`);
    value.shifts.forEach((shift, index) =>
      check.one('officer', shift.officer_id, `${pointer}/shifts/${index}/officer_id`),
    );
  }
  for (const { value, pointer } of document.matrix('categories'))
    check.one('category', value.parent, `${pointer}/parent`);
  for (const { value, pointer } of document.matrix('places'))
    check.one('place', value.parent, `${pointer}/parent`);
  for (const { value, pointer } of document.matrix('rules')) {
    check.one('process_stage', value.process_stage, `${pointer}/process_stage`);
    check.one('project', value.project_id, `${pointer}/project_id`);
    check.one('industry_alliance', value.industry_alliance_id, `${pointer}/industry_alliance_id`);
    checkTeam(check, value, pointer);
  }
  for (const { value, pointer } of document.entries('response_plans')) {
    check.one('officer', value.secretary_officer_id, `${pointer}/secretary_officer_id`);
    checkTeam(check, value, pointer);
  }
  for (const { value, pointer } of document.entries('deadline_policies')) {
    check.many('category', value.categories ?? [], `${pointer}/categories`);
  }
  return check.findings;
}

function checkTeam(check: References, team: ResponsibilityRule | ResponsePlan, pointer: string): void {
  check.one('category', team.category_code, `${pointer}/category_code`);
  check.one('place', team.place_code, `${pointer}/place_code`);
  check.one('unit', team.lead_unit_id, `${pointer}/lead_unit_id`);
  check.many('unit', team.co_unit_ids, `${pointer}/co_unit_ids`);
  check.many('unit', team.inform_unit_ids ?? [], `${pointer}/inform_unit_ids`);
}

function checkPosts(
  check: References,
  officer: { posts: { organisation_kind: OrganisationKind; organisation_id: string; post: string }[] },
  pointer: string,
  allianceId: string | undefined,
): void {
  const seen = new Set<string>();
  officer.posts.forEach(({ organisation_kind: kind, organisation_id: id, post }, index) => {
    const place = `${pointer}/posts/${index}`;
    if (kind !== 'alliance') check.one(kind, id, `${place}/organisation_id`);
    else if (allianceId !== undefined && id !== allianceId)
      check.unknown(kind, id, `${place}/organisation_id`);
    const key = JSON.stringify([kind, id, post]);
    if (seen.has(key)) check.findings.push({ pointer: place, code: 'duplicate_post', params: { id, post } });
    seen.add(key);
  });
}

class References {
  readonly findings: Finding[] = [];
  private readonly known: Record<Target, ReadonlySet<unknown> | undefined>;

  constructor(document: ExaminedDocument) {
    this.known = {
      unit: document.ids('units'),
      enterprise: document.ids('enterprises'),
      industry_alliance: document.ids('industry_alliances'),
      party_organisation: document.ids('party_organisations'),
      project: document.ids('projects'),
      officer: document.ids('officers'),
      calendar: document.ids('calendars'),
      category: document.ids('responsibility_matrix.categories', 'code'),
      process_stage: document.ids('responsibility_matrix.process_stages', 'code'),
      // An alliance that lists no places has none that a rule could name.
      place: document.ids('responsibility_matrix.places', 'code') ?? new Set(),
    };
  }

  one(kind: Target, id: string | null | undefined, pointer: string): void {
    const known = this.known[kind];
    if (id !== undefined && id !== null && known && !known.has(id)) this.unknown(kind, id, pointer);
  }

  many(kind: Target, ids: readonly string[], pointer: string, suffix = ''): void {
    const seen = new Set<string>();
    ids.forEach((id, index) => {
      this.one(kind, id, `${pointer}/${index}${suffix}`);
      if (seen.has(id))
        this.findings.push({ pointer: `${pointer}/${index}${suffix}`, code: 'listed_twice', params: { id } });
      seen.add(id);
    });
  }

  unknown(kind: string, id: string, pointer: string): void {
    this.findings.push({ pointer, code: `unknown_${kind}`, params: { id } });
  }
}
