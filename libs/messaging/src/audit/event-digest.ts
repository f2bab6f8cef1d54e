/** A field of a digest, so that no two rows have the same bytes: its length in bytes, a colon and the text; `-` for null. */
const field = (text: string): string => `coalesce(octet_length(${text}) || ':' || ${text}, '-')`;

/** Microseconds since 1970 as a decimal number; PostgreSQL keeps no more than that. */
export const microseconds = (instant: string): string =>
  `trunc(extract(epoch from ${instant}) * 1000000)::text`;

/** The columns of `event_log` as texts, in the order in which the digest takes them. A subselect that the digest reads. */
export const digestedColumns = `transaction_id::text as d1, tenant_id as d2, aggregate_type as d3, aggregate_id as d4, version::text as d5,
    event_id::text as d6, type as d7, ${microseconds('occurred_at')} as d8, ${microseconds('recorded_at')} as d9, correlation_id as d10,
    traceparent as d11, actor::text as d12, data::text as d13`;

/**
 * SHA-256 over every column of a row (ADR-0095), computed where the row lies: `muster event 1`, then the fields d1 to d13, each with
 * its length, in UTF-8. `actor` and `data` as they are stored, to the byte.
 */
export const eventDigest = `sha256(convert_to('muster event 1' || ${Array.from({ length: 13 }, (_, index) => field(`d${index + 1}`)).join(' || ')}, 'UTF8'))`;

/** SHA-256 of a seal (ADR-0095): `muster seal 1`, the fields tenant, number and instant, then the previous hash and the events' ids and digests. */
export const sealHash = (tenant: string, number: string, sealedAt: string): string =>
  `sha256(convert_to('muster seal 1' || ${[tenant, `${number}::text`, microseconds(sealedAt)].map(field).join(' || ')}, 'UTF8') || previous_hash || events)`;
