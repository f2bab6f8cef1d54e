import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type {
  Alliance,
  Calendar,
  Officer,
  PartyOrganisation,
  Project,
  ResponsePlan,
  ResponsibilityMatrix,
  Unit,
  UnitRota,
} from '../domain/directory.js';
import type { Sites } from '../domain/dual-officers.js';
import type { ListedSection } from './stored-state.js';

/** One entry of a section with its place in the document. */
export interface ListedEntry<Body> {
  readonly ordinal: number;
  readonly body: Body;
}

/** Which entries of a section are wanted. */
export interface EntryFilter {
  /** The entry contains this, e.g. `{ form: 'own' }` or `{ enterprise_ids: ['enterprise-001'] }`. */
  readonly having?: object;
  /** Part of a name in either language, or of the id. */
  readonly search?: string;
}

/** Who may be on duty where. */
export interface DutyRoster {
  readonly units: readonly Unit[];
  readonly rotas: readonly UnitRota[];
  readonly officers: readonly Officer[];
}

/** An alliance in a list. */
export interface ListedAlliance {
  readonly id: string;
  readonly version: number;
  readonly alliance: Alliance;
  readonly updated_at: Date;
}

const selectEntries = statement(
  'list_directory_entries',
  `select ordinal, body from directory_entry
   where tenant_id = $1 and section = $2 and ordinal > $3::bigint and body @> $4::jsonb
     and ($5::text is null or id ilike $5 or body->>'name_zh' ilike $5 or body->>'name_en' ilike $5)
   order by ordinal limit $6`,
);
// One statement, and so one moment: whoever is on duty in it is among its people.
const selectDuty = statement(
  'read_duty',
  `select section, body from directory_entry
   where tenant_id = $1 and section in ('units', 'duty_rota', 'officers')
     and ($2::text is null or section = 'officers' or body->>case section when 'units' then 'id' else 'unit_id' end = $2)
   order by ordinal`,
);
const selectSites = statement(
  'read_sites',
  `select section, body from directory_entry
   where tenant_id = $1 and section in ('projects', 'officers', 'party_organisations')
     and (section <> 'party_organisations' or body ? 'project_id')
   order by ordinal`,
);
const selectAlliances = statement(
  'list_alliances',
  `select tenant_id as id, version, alliance, updated_at from directory
   where tenant_id > $1 and ($2::text is null or tenant_id = $2) order by tenant_id limit $3`,
);
const countEntries = statement(
  'count_directory_entries',
  'select section, count(*) as count from directory_entry where tenant_id = $1 group by section',
);
const selectMatrix = statement(
  'read_matrix',
  `select version, matrix_version, document->'responsibility_matrix' as matrix from directory where tenant_id = $1`,
);
const selectPlans = statement(
  'read_response_plans',
  `select version, plans_version, coalesce(document->'response_plans', '[]') as items from directory where tenant_id = $1`,
);
const selectCalendars = statement(
  'read_calendars',
  `select version, calendar_versions, document->'calendars' as calendars from directory where tenant_id = $1`,
);

interface SectionRow {
  readonly section: ListedSection;
  readonly body: unknown;
}

const ofSection = <Body>(rows: readonly SectionRow[], section: ListedSection): Body[] =>
  rows.filter((row) => row.section === section).map(({ body }) => body as Body);

/** Reads parts of a directory without loading the whole document. */
@Injectable()
export class DirectoryReader {
  constructor(private readonly database: Database) {}

  /** The entries after a place, in the document's order, at most `limit`. */
  entries<Body>(
    allianceId: string,
    section: ListedSection,
    page: { readonly after?: number; readonly limit: number },
    { having = {}, search }: EntryFilter = {},
  ): Promise<ListedEntry<Body>[]> {
    const pattern = search === undefined ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    const values = [allianceId, section, page.after ?? -1, JSON.stringify(having), pattern, page.limit];
    return this.database.query(selectEntries, values);
  }

  /** Units, rotas and people of one moment; only this unit's with `unitId`, but everybody. */
  async duty(allianceId: string, unitId?: string): Promise<DutyRoster> {
    const rows = await this.database.query<SectionRow>(selectDuty, [allianceId, unitId ?? null]);
    return {
      units: ofSection<Unit>(rows, 'units'),
      rotas: ofSection<UnitRota>(rows, 'duty_rota'),
      officers: ofSection<Officer>(rows, 'officers'),
    };
  }

  /** Projects, their party organisations, and everybody who might look after them, of one moment. */
  async sites(allianceId: string): Promise<Sites> {
    const rows = await this.database.query<SectionRow>(selectSites, [allianceId]);
    return {
      projects: ofSection<Project>(rows, 'projects'),
      officers: ofSection<Officer>(rows, 'officers'),
      party_organisations: ofSection<PartyOrganisation>(rows, 'party_organisations'),
    };
  }

  /** Alliances by id after `after`; only one of them when `only` is given. */
  alliances(
    page: { readonly after?: string; readonly limit: number },
    only: string | null,
  ): Promise<ListedAlliance[]> {
    return this.database.query(selectAlliances, [page.after ?? '', only, page.limit]);
  }

  /** How many entries each section has. */
  async counts(allianceId: string): Promise<Partial<Record<ListedSection, number>>> {
    const rows = await this.database.query<{ section: ListedSection; count: number }>(countEntries, [
      allianceId,
    ]);
    return Object.fromEntries(rows.map(({ section, count }) => [section, count]));
  }

  /** The responsibility matrix with its own and the directory's version; undefined for an unknown alliance. */
  async matrix(
    allianceId: string,
  ): Promise<{ version: number; matrix_version: number; matrix: ResponsibilityMatrix } | undefined> {
    const [row] = await this.database.query<{
      version: number;
      matrix_version: number;
      matrix: ResponsibilityMatrix;
    }>(selectMatrix, [allianceId]);
    return row;
  }

  /** The response plans with their own and the directory's version; undefined for an unknown alliance. */
  async plans(
    allianceId: string,
  ): Promise<{ version: number; plans_version: number; items: ResponsePlan[] } | undefined> {
    const [row] = await this.database.query<{
      version: number;
      plans_version: number;
      items: ResponsePlan[];
    }>(selectPlans, [allianceId]);
    return row;
  }

  /** The calendars with their versions; undefined for an unknown alliance. */
  async calendars(allianceId: string): Promise<(Calendar & { version: number })[] | undefined> {
    const [row] = await this.database.query<{
      calendar_versions: Record<string, number>;
      calendars: Calendar[];
    }>(selectCalendars, [allianceId]);
    return row?.calendars.map((calendar) => ({ ...calendar, version: row.calendar_versions[calendar.id]! }));
  }
}
