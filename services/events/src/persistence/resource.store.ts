import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { Resource, Span } from '../domain/resource.js';

const one = statement(
  'resource_one',
  'select document as state, version from resource where tenant_id = $1 and resource_id = $2',
);
// A list shows of a resource when it is taken next; the rest of its bookings and visits stays in the database. Instants stand in documents
// as `toISOString` writes them, and compare as texts in the "C" collation.
const list = statement(
  'resource_list',
  `select version, document || jsonb_build_object('visits', '[]'::jsonb, 'bookings', coalesce((
       select jsonb_agg(next) from (
         select booking as next from jsonb_array_elements(document->'bookings') as booking
         where not booking ? 'cancelled' and booking->>'endsAt' > $2::text collate "C"
         order by booking->>'startsAt' collate "C" limit 1
       ) as ahead
     ), '[]'::jsonb)) as state
   from resource
   where tenant_id = $1 and ($3::text is null or kind = $3) and ($4::text is null or owner_unit_id = $4)
     and ($5::text is null or not document ? 'withdrawn' and not exists (
       select from jsonb_array_elements(document->'bookings') as booking
       where not booking ? 'cancelled'
         and booking->>'startsAt' < $6::text collate "C" and booking->>'endsAt' > $5::text collate "C"
     ))
     and ($7::text is null or (kind, resource_id) > ($7, $8::uuid))
   order by kind, resource_id limit $9`,
);

/** Position in a list of resources, which is sorted by kind and, within a kind, by when they were offered. */
export interface ResourcePosition {
  readonly kind: string;
  readonly id: string;
}

/** What lists of resources are narrowed by; absent: not narrowed. */
export interface ResourceFilter {
  readonly kind?: string;
  readonly ownerUnitId?: string;
  /** Offered, and not booked at any moment of this span; instants as `toISOString` writes them. */
  readonly freeIn?: Span;
  readonly after?: ResourcePosition;
  /** Rows at most. */
  readonly limit: number;
}

@Injectable()
export class ResourceStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Resource> | undefined> {
    return (await this.database.query<Stored<Resource>>(one, [tenantId, id]))[0];
  }

  /** By kind. Each with the booking that runs or comes next as its only one, and without its visits. */
  list(tenantId: string, filter: ResourceFilter): Promise<Stored<Resource>[]> {
    const { kind, ownerUnitId, freeIn, after, limit } = filter;
    const now = this.database.now().toISOString();
    const span = [freeIn?.startsAt, freeIn?.endsAt];
    const values = [tenantId, now, kind, ownerUnitId, ...span, after?.kind, after?.id, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }
}

/** The row that `eventsStateSql` writes. */
export function resourceRow(resource: Resource): object {
  return {
    aggregate: 'resource',
    kind: resource.kind,
    owner_unit_id: resource.ownerUnitId,
    document: resource,
  };
}
