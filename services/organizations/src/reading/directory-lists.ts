import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { decodeCursor, type Page, page, Problem, requireAlliance } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DirectoryReader, type EntryFilter } from '../persistence/directory.reader.js';
import type { ListedSection } from '../persistence/stored-state.js';
import type { PageQuery } from './list-query.js';

/** What a list is asked by and answered to. */
export interface ListRequest {
  readonly who: Identity;
  readonly allianceId: string;
  readonly query: PageQuery;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Pages through the sections of a directory, in the document's order. */
@Injectable()
export class DirectoryLists {
  constructor(private readonly directory: DirectoryReader) {}

  /** @throws Problem 404 `not_found` for an alliance that is not the caller's, or that there is not. */
  async list<Body, View = Body>(
    { who, allianceId, query, request, reply }: ListRequest,
    section: ListedSection,
    filter: EntryFilter = {},
    present: (body: Body) => View = (body) => body as unknown as View,
  ): Promise<Page<View>> {
    requireAlliance(who, allianceId);
    const [after] = decodeCursor<[number]>(query.cursor, ['number']) ?? [];
    const rows = await this.directory.entries<Body>(
      allianceId,
      section,
      { after, limit: query.limit + 1 },
      filter,
    );
    if (rows.length === 0) await this.assertExists(allianceId);
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ ordinal }) => [ordinal],
      ({ body }) => present(body),
    );
  }

  /** @throws Problem 404 `not_found`. */
  async assertExists(allianceId: string): Promise<void> {
    const [found] = await this.directory.alliances({ limit: 1 }, allianceId);
    if (!found) throw new Problem(404, 'not_found');
  }
}
