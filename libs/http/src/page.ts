import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { STORABLE } from './written-text.js';

/** One page of a list: `next_cursor` is null on the last. */
export interface Page<T> {
  readonly items: T[];
  readonly next_cursor: string | null;
}

/** Most items that one page may have; the default is 50. */
export const LARGEST_PAGE = 200;
export const DEFAULT_PAGE = 50;

type CursorValue = string | number;

/** The keyset position after the last item, opaque to callers. */
export function encodeCursor(values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** What a value of a cursor must be. A number is whole; an instant is written as JavaScript or PostgreSQL writes it. */
export type CursorKind = 'string' | 'number' | 'uuid' | 'instant';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const INSTANT =
  /^((?!0000)\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|[+-](0\d|1[0-5])(:?[0-5]\d){0,2})$/;

/**
 * Reads a cursor made by `encodeCursor` with the same values. It is opaque but not secret: what somebody made up must not reach a cast in SQL.
 *
 * @throws Problem 422 `validation_failed` at `/cursor`.
 */
export function decodeCursor<T extends CursorValue[]>(
  cursor: string | undefined,
  kinds: readonly CursorKind[],
): T | undefined {
  if (cursor === undefined || cursor === '') return undefined;
  const values = readJson(cursor);
  const fits =
    Array.isArray(values) &&
    values.length === kinds.length &&
    values.every((value: unknown, i) => IS[kinds[i]!](value));
  if (!fits) {
    throw new Problem(
      422,
      'validation_failed',
      {},
      {
        errors: [
          {
            pointer: '/cursor',
            in: 'query',
            code: 'invalid_cursor',
            message: {
              zh: '游标无效，请使用上一页返回的 next_cursor',
              en: 'not a cursor: use next_cursor of the page before',
            },
          },
        ],
      },
    );
  }
  return values as T;
}

const isText = (value: unknown): value is string => typeof value === 'string' && STORABLE.test(value);

const IS: Readonly<Record<CursorKind, (value: unknown) => boolean>> = {
  string: isText,
  number: Number.isSafeInteger,
  uuid: (value) => isText(value) && UUID.test(value),
  instant: (value) => isText(value) && (value === 'infinity' || isInstant(value)),
};

function isInstant(text: string): boolean {
  const [, day, time] = INSTANT.exec(text) ?? [];
  if (day === undefined) return false;
  const at = new Date(`${day}T${time}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day); // no 30 February
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

/**
 * Cuts `rows` (asked for with `limit + 1`) into a page, and adds `Link: <…>; rel="next"` (RFC 8288) when there is more.
 * @param cursorOf the keyset position of the last item on the page.
 */
export function page<Row, T>(
  request: FastifyRequest,
  reply: FastifyReply,
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => readonly CursorValue[],
  present: (row: Row) => T,
): Page<T> {
  const more = rows.length > limit;
  const shown = more ? rows.slice(0, limit) : rows;
  const next = more ? encodeCursor(cursorOf(shown.at(-1)!)) : null;
  if (next) linkNext(request, reply, next);
  return { items: shown.map(present), next_cursor: next };
}

/** Adds the `Link` to the next page: the same address with another cursor. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, cursor: string): void {
  const [path, query = ''] = request.url.split('?') as [string, string?];
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`);
}
