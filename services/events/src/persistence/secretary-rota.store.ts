import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { Per } from '../domain/period.js';
import { TURNS_AHEAD } from '../domain/plan-turns.js';
import type { SecretaryRota } from '../domain/secretary-rota.js';

/** More theme days are not shown of one turn. */
const MOST_THEME_DAYS = 20;

const one = statement(
  'secretary_rota_one',
  'select document as state, version from secretary_rota where tenant_id = $1 and rota_id = $2',
);
// It may be tomorrow already where an alliance is: whether it is, is decided by its own calendar.
const toPlan = statement(
  'secretary_rota_to_plan',
  `select tenant_id as "tenantId", document as state, version from secretary_rota
   where plan_on <= ($1::timestamptz at time zone 'UTC')::date + 1 order by tenant_id`,
);
const duties = statement(
  'secretary_rota_duties',
  `select tenant_id as "tenantId", document->>'turnLength' as per, document->>'since' as since
   from secretary_rota where plan_on is not null`,
);
const themeDays = statement(
  'secretary_rota_theme_days',
  `select turn.starts_on as "startsOn", theme_day.* from json_to_recordset($2::json) as turn(starts_on text, begins timestamptz, ends timestamptz)
   cross join lateral (
     select activity_id as id, document->>'title' as title, starts_at as "startsAt",
       document @? '$.attendance[*] ? (@.persons > 0)' as held
     from activity where tenant_id = $1 and kind = 'joint_theme_day' and starts_at >= turn.begins and starts_at < turn.ends
       and not document ? 'calledOff'
     order by starts_at, activity_id limit ${MOST_THEME_DAYS}) as theme_day
   order by theme_day."startsAt", theme_day.id`,
);
const atIntake = statement(
  'secretary_rota_at_intake',
  'select count(*)::int as waiting from known_ticket where tenant_id = $1 and at_intake',
);

/** A turn's span in time. */
export interface TurnSpan {
  readonly starts_on: string;
  readonly begins: string;
  /** Where the next turn may begin. */
  readonly ends: string;
}

/** The periods of a duty: whole ones from a local day `YYYY-MM-DD` on. */
export interface Duty {
  readonly per: Per;
  readonly since: string;
}

/** A joint theme day that lies in a turn and was not called off. */
export interface ThemeDay {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  /** Somebody is on record as present. */
  readonly held: boolean;
}

@Injectable()
export class SecretaryRotaStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<SecretaryRota> | undefined> {
    return (await this.database.query<Stored<SecretaryRota>>(one, [tenantId, id]))[0];
  }

  /** Rotas for which turns may have to be planned by now. */
  toPlan(now: Date): Promise<({ readonly tenantId: string } & Stored<SecretaryRota>)[]> {
    return this.database.query(toPlan, [now.toISOString()]);
  }

  /** How long turns are and since when, by alliance; of those in which somebody is to follow. */
  async duties(): Promise<ReadonlyMap<string, Duty>> {
    const rows = await this.database.query<Duty & { tenantId: string }>(duties);
    return new Map(rows.map(({ tenantId, ...duty }) => [tenantId, duty]));
  }

  /** What joint theme days lie in which turns, by the turn's first day. */
  async themeDays(
    tenantId: string,
    turns: readonly TurnSpan[],
  ): Promise<ReadonlyMap<string, readonly ThemeDay[]>> {
    const rows = await this.database.query<ThemeDay & { startsOn: string }>(themeDays, [
      tenantId,
      JSON.stringify(turns),
    ]);
    return Map.groupBy(rows, ({ startsOn }) => startsOn);
  }

  /** How many whistles wait to be looked at and dispatched. */
  async atIntake(tenantId: string): Promise<number> {
    return (await this.database.query<{ waiting: number }>(atIntake, [tenantId]))[0]!.waiting;
  }
}

/** The row that `eventsStateSql` writes. */
export function secretaryRotaRow(rota: SecretaryRota): object {
  return { aggregate: 'secretary_rota', plan_on: planOn(rota), document: rota };
}

// The day on which the first of the turns ahead begins: that is told then, and one more is planned.
function planOn({ turns, partyOrganisationIds }: SecretaryRota): string | null {
  if (partyOrganisationIds.length === 0) return null;
  return turns.at(-TURNS_AHEAD)?.startsOn ?? '-infinity';
}
