/**
 * An alliance's directory: the one document in which it says who it is (ADR-0050). The document that is imported, the state that
 * is kept and the document that is exported are the same thing, so these names are those of the JSON.
 */
export interface Directory {
  alliance: Alliance;
  units: Unit[];
  enterprises: Enterprise[];
  industry_alliances: IndustryAlliance[];
  party_organisations: PartyOrganisation[];
  officers: Officer[];
  projects: Project[];
  duty_rota: UnitRota[];
  responsibility_matrix: ResponsibilityMatrix;
  /** Units and steps agreed beforehand for joint enforcement, key work and emergencies (综合执法、重点工作、应急处置). */
  response_plans?: ResponsePlan[];
  calendars: Calendar[];
  /** The alliance's own deadlines, the first that matches; for everything else the platform's defaults hold (lifecycle B5). */
  deadline_policies?: DeadlinePolicy[];
}

/** Names in both languages of the product. */
export interface Named {
  name_zh: string;
  name_en: string;
}

/** A coded entry of a list that an alliance keeps, e.g. a mechanism, a platform, a process stage. */
export interface Labelled extends Named {
  code: string;
}

export interface Alliance extends Named {
  id: string;
  /** IANA zone, e.g. `Asia/Shanghai`. */
  time_zone: string;
  /** Two to six capitals before the number of every whistle, e.g. `TJ`. */
  number_prefix: string;
  /** The unit that convenes; it is one of `units` and counted once (mechanisms 0.3). */
  convenor_unit_id?: string;
  /** Units with the right to convene: a role, not a single key (mechanisms 0.4). */
  lead_unit_ids: string[];
  operating_model?: OperatingModel;
  facilities?: Facility[];
}

/** How an alliance says it works ("1+4+5", "1-2-3-4"), as data, so that activities can be tagged with it (mechanisms 0.2, 2.1, 3.2). */
export interface OperatingModel extends Labelled {
  structures?: ModelEntry[];
  drives?: ModelEntry[];
  teams?: ModelEntry[];
  scopes?: ModelEntry[];
  mechanisms: Mechanism[];
  platforms: ModelEntry[];
}

/** The headings of an operating model, in the order in which figures by them are told (ADR-0246). */
export const MODEL_HEADINGS = ['structures', 'drives', 'teams', 'scopes', 'mechanisms', 'platforms'] as const;

/** An entry under one of them. */
export interface ModelEntry extends Labelled {
  /** Categories whose whistles are counted under it, each as it stands: subcategories are named themselves (ADR-0246). */
  categories?: string[];
}

export interface Mechanism extends ModelEntry {
  /** How often it must happen, e.g. once a quarter (mechanisms 2.7, 2.9, 3.6). */
  cadence?: { per: 'month' | 'quarter' | 'half_year' | 'year'; times: number };
}

/** A place that several units built and run together, e.g. a drivers' home with its eight zones (mechanisms 3.18, 3.19). */
export interface Facility extends Named {
  id: string;
  zones: Labelled[];
  services: Labelled[];
  /** 牵头, 会同, 统筹: who leads, who acts jointly, who is brought in. */
  builders: { unit_id: string; role: 'lead' | 'joint' | 'coordinated' }[];
}

export interface Unit extends Named {
  id: string;
  /** Level of the unit, e.g. `regional`, `central`, `enterprise` (mechanisms 0.3). */
  tier?: string;
  function?: string;
  /** The line (条) to which it reports outside the alliance (mechanisms 0.1). */
  line_parent?: string;
  /** Class of member in a joint conference (mechanisms 3.9). */
  member_class?: string;
  active: boolean;
  /** Receives what no rule covers (兜底). */
  catch_all: boolean;
  /** Its own working time, e.g. a terminal's shifts; otherwise the default calendar. */
  calendar_id?: string;
}

export interface Enterprise extends Named {
  id: string;
  /** Place in the logistics chain, e.g. `trucking` (mechanisms 3.1). */
  chain_role?: string;
  /** None to several (mechanisms 2.3). */
  industry_alliance_ids: string[];
  /** Formal members, without probationary ones; three or more: its own branch is due (mechanisms 1.4). */
  formal_members: number;
  active: boolean;
  joined_on?: string;
}

export interface IndustryAlliance extends Named {
  id: string;
  /** Its alliance branch. */
  party_organisation_id?: string;
}

export type PartyForm = 'own' | 'joint' | 'alliance_branch' | 'committee';

export interface PartyOrganisation extends Named {
  id: string;
  form: PartyForm;
  /** The enterprises that it covers. */
  enterprise_ids: string[];
  unit_id?: string;
  /** A branch on a building site (mechanisms 1.2). */
  project_id?: string;
  /** Everybody whose membership is kept here. Committees and alliance branches count nobody twice and usually say 0. */
  members: number;
  parent_id?: string;
  /**
   * How many organisations that are not in this directory share it. The zone counts all its branches, the alliance only its own
   * enterprises (mechanisms 2.6 against 2.31). Internal.
   */
  outside_organisations?: number;
}

export type OrganisationKind =
  'alliance' | 'unit' | 'enterprise' | 'industry_alliance' | 'party_organisation' | 'project';

/** One post of an officer; several at once are usual (交叉任职, mechanisms 2.4). */
export interface Post {
  organisation_kind: OrganisationKind;
  organisation_id: string;
  /** Code, e.g. `duty_officer`, `secretary`, `project_specialist`. */
  post: string;
  /** First and last day in office, where the alliance is; a post without them is held as long as it is listed (mechanisms 1.1). */
  from?: string;
  until?: string;
  /** The body that selected him (选派单位), in words. Internal, like the names. */
  appointed_by?: string;
}

/** A person. Name and phone number never leave this service's own answers: not on a topic, not in a log (ADR-0053). */
export interface Officer {
  id: string;
  name: string;
  phone?: string;
  posts: Post[];
}

export interface Project extends Named {
  id: string;
  /** Code, e.g. `negotiation`, `construction`. */
  stage: string;
  owner_enterprise_id?: string;
  unit_ids: string[];
  /** Its specialists; under the dual-officer system the same person is the party instructor (双员, mechanisms 1.1). */
  officer_ids: string[];
  /** The day on which it ended; under way until then (mechanisms 1.2). */
  ended_on?: string;
  survey?: ProjectSurvey;
}

/** Who of a project's people is a party member, counted on a day: no persons (党员摸底, mechanisms 1.3). */
export interface ProjectSurvey {
  surveyed_on: string;
  /** Without probationary ones; three or more: its own branch is due (mechanisms 1.4). */
  formal_members: number;
  probationary_members: number;
  /** Of all of these, whose membership is kept elsewhere (组织关系在外). */
  relations_elsewhere: number;
}

export interface UnitRota {
  unit_id: string;
  shifts: DutyShift[];
}

/** One officer answers for the unit from `from` until just before `to` (RFC 3339 with offset). */
export interface DutyShift {
  officer_id: string;
  from: string;
  to: string;
}

export interface ResponsibilityMatrix {
  process_stages: Labelled[];
  categories: Category[];
  /** Places of the port that rules and plans name; a whistle's place is one of them or lies within one. */
  places?: Place[];
  rules: ResponsibilityRule[];
}

/** A zone, berth, yard or gate. A place within another is covered by the rules for that one. */
export interface Place extends Labelled {
  parent?: string;
  /** The circle in which whistles that only have a point belong to this place (WGS 84, metres). */
  around?: { lat: number; lon: number; radius_m: number };
}

/** Kinds of whistle (lifecycle B3 and B5). */
export const TICKET_KINDS = [
  'emergency',
  'urgent',
  'enforcement',
  'key',
  'routine',
  'complex',
  'consult',
  'proactive',
] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export interface Category extends Labelled {
  /** The kind of a whistle of this category when its raiser names none. */
  kind: TicketKind;
  parent?: string;
}

/** Who answers for what (mechanisms 0.5): `null`, or absent, matches any. Of the rules that match the most specific leads (ADR-0154). */
export interface ResponsibilityRule {
  id: string;
  category_code: string | null;
  process_stage: string | null;
  /** This place, or one within it. */
  place_code?: string;
  project_id?: string;
  /** Whistles of enterprises that belong to this industry alliance. */
  industry_alliance_id?: string;
  lead_unit_id: string;
  co_unit_ids: string[];
  inform_unit_ids?: string[];
}

/** The three kinds of whistle for which units agree beforehand (lifecycle B1). */
export const PLANNED_KINDS = ['emergency', 'enforcement', 'key'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

/** Who acts, and how, when a whistle of this kind is blown (预案, ADR-0156). */
export interface ResponsePlan extends Labelled {
  kind: PlannedKind;
  /** This category, or one below it; absent: any. */
  category_code?: string;
  /** This place, or one within it; absent: any. */
  place_code?: string;
  lead_unit_id: string;
  co_unit_ids: string[];
  inform_unit_ids?: string[];
  steps: Labelled[];
  /** What must be so for the joint work to end (T9). */
  stand_down_when?: Named;
  /** The secretary who heads the task force that an emergency forms at once (T9). */
  secretary_officer_id?: string;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Working time: shifts as `["09:00","12:00"]`, holidays, make-up working days (调休); `24:00` is the day's end. */
export interface Calendar extends Named {
  id: string;
  time_zone: string;
  weekly: Record<Weekday, [string, string][]>;
  holidays: string[];
  make_up_days: string[];
  /** Exactly one calendar of the directory is the default. */
  default: boolean;
}

/** Deadlines of a unit's assignment, of the whistle itself, and the longest extension; absent ones are not set or have defaults. */
export interface Deadlines {
  sign?: Deadline;
  contact?: Deadline;
  resolve?: Deadline;
  triage?: Deadline;
  sign_off?: Deadline;
  call_back?: Deadline;
  supervision?: Deadline;
  urge?: Deadline;
  progress?: Deadline;
  first_progress?: Deadline;
  dispute?: Deadline;
  extension?: Deadline;
}

export interface DeadlinePolicy extends Deadlines {
  code: string;
  kinds: TicketKind[];
  /** Only for these categories; absent: for all. */
  categories?: string[];
  /** Only from this level of the whistle on, 1 to 4: what is hard takes longer (攻坚, lifecycle B5). */
  from_level?: number;
  /** Where these deadlines come from, e.g. a city's published commitment. Internal. */
  precedent?: Named;
  /** Day from which this version is in force, and what held before: 30 working days, then 10 (mechanisms 1.23). Internal. */
  effective_from?: string;
  previous?: (Deadlines & { effective_from?: string; effective_until: string })[];
}

export type DeadlineMode = 'round_the_clock' | 'working_time' | 'calendar_days_next_working_end';

export interface Deadline {
  target: { minutes: number } | { working_days: number } | { days: number };
  mode: DeadlineMode;
}
