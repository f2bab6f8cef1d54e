import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import {
  type Mobilisation,
  type Organisation,
  remindAt,
  type Totals,
  totalsOf,
  waiting,
} from '../domain/mobilisation.js';

const one = statement(
  'mobilisation_one',
  'select document as state, version from mobilisation where tenant_id = $1 and mobilisation_id = $2',
);
// A list shows totals, and whether an answer of the reader's own is missing; what others have answered stays in the database.
const list = statement(
  'mobilisation_list',
  `select version, totals, document || jsonb_build_object('organisations', coalesce((
       select jsonb_agg(organisation) from jsonb_array_elements(document->'organisations') as organisation
       where (organisation->>'kind') || ':' || (organisation->>'id') = any($2)
     ), '[]'::jsonb)) as state
   from mobilisation
   where tenant_id = $1 and ($2::text[] is null or called && $2)
     and ($3::boolean is null or document ? 'ended' <> $3) and ($4::uuid is null or mobilisation_id < $4)
   order by mobilisation_id desc limit $5`,
);
const toRemind = statement(
  'mobilisation_to_remind',
  `select tenant_id as "tenantId", mobilisation_id as id from mobilisation
   where remind_at <= $1 and due_at > $1 order by remind_at limit 100`,
);

/** What lists are narrowed by; absent: not narrowed. */
export interface MobilisationFilter {
  /** Only those that call one of these. */
  readonly organisations?: readonly Organisation[];
  /** Only those that go on, or only those that are over. */
  readonly open?: boolean;
  /** Called before this one. */
  readonly after?: string;
  /** Rows at most. */
  readonly limit: number;
}

/** A mobilisation in a list: of its organisations only those that it was asked for. */
export interface ListedMobilisation extends Stored<Mobilisation> {
  readonly totals: Totals;
}

@Injectable()
export class MobilisationStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Mobilisation> | undefined> {
    return (await this.database.query<Stored<Mobilisation>>(one, [tenantId, id]))[0];
  }

  /** The latest call first. */
  list(
    tenantId: string,
    { organisations, open, after, limit }: MobilisationFilter,
  ): Promise<ListedMobilisation[]> {
    const values = [tenantId, organisations?.map(keyOf), open, after, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }

  /** Those of which a reminder may be due by now. */
  toRemind(now: Date): Promise<{ readonly tenantId: string; readonly id: string }[]> {
    return this.database.query(toRemind, [now.toISOString()]);
  }
}

/** The row that `eventsStateSql` writes. */
export function mobilisationRow(mobilisation: Mobilisation): object {
  const { ended, remindedAt, dueAt, organisations } = mobilisation;
  const isDone = ended || remindedAt !== undefined || waiting(mobilisation).length === 0;
  return {
    aggregate: 'mobilisation',
    due_at: dueAt,
    remind_at: isDone ? null : remindAt(mobilisation),
    called: organisations.map(keyOf),
    totals: totalsOf(mobilisation),
    document: mobilisation,
  };
}

const keyOf = ({ kind, id }: Organisation): string => `${kind}:${id}`;
