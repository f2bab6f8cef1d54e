import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { goneOf, tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { alreadyKnown } from './cached-answer.js';
import { DirectoryReader } from './directory-reader.js';
import { FairTurns } from './fair-turns.js';
import { definitionsVersion } from './figure-frame.js';
import { Figures } from './figures.js';
import type { MomentQuery } from './figures-query.js';
import { momentOf } from './moment.js';
import { figuresTag, WatermarkReader } from './watermark.js';

/** A page keeps a connection until it is made: half of the pool stays for what comes in, and one page for other alliances. */
const LIMITS = { most: 4, ofTenant: 3, ofAccount: 1, waiting: 20 };

/** Who asks for which figures. */
export interface FiguresAsked {
  readonly who: Identity;
  readonly query: MomentQuery;
  /** Aborted when nobody waits for the answer any more. */
  readonly gone: AbortSignal;
}

/** A question whose answer the caller may have already. */
export interface TaggedQuestion extends Omit<FiguresAsked, 'gone'> {
  /** The page of figures that is asked for. */
  readonly of: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * Every page of figures is made here: on one snapshot of the database, so that numbers, names and watermark of an answer are of the same
 * moment, and whoever adds up the log as far as the watermark says gets the same figures (ADR-0172).
 */
@Injectable()
export class FigureDesk {
  private readonly turns = new FairTurns(LIMITS);

  constructor(
    private readonly database: Database,
    private readonly directories: DirectoryReader,
    private readonly watermarks: WatermarkReader,
  ) {}

  /**
   * The answer that `make` puts together, with an entity tag; undefined, with status 304, when the caller has it already.
   *
   * @throws Problem 422 `validation_failed` for an `as_of` that does not exist, 429 `too_many_requests`.
   */
  answer<T>(
    { of, request, reply, ...asked }: TaggedQuestion,
    make: (figures: Figures) => Promise<T>,
  ): Promise<T | undefined> {
    return this.read({ ...asked, gone: goneOf(reply) }, async (figures, applied) => {
      // A month turns without any event: what “this month” means is part of the question.
      const question = [of, asked.query, figures.frame.alliance_id, figures.periodAt(figures.now)];
      const tag = figuresTag(
        figures.frame.watermark,
        applied,
        JSON.stringify([definitionsVersion, ...question]),
      );
      return alreadyKnown(request, reply, tag) ? undefined : make(figures);
    });
  }

  /** The answer that `make` puts together, for figures that change while nothing happens. @throws Problem as `answer` does. */
  read<T>(
    { who, query, gone }: FiguresAsked,
    make: (figures: Figures, applied: number) => Promise<T>,
  ): Promise<T> {
    const asOf = momentOf(query.as_of, 'as_of');
    const tenantId = tenantOf(who);
    return this.turns.take({ tenantId, accountId: who.accountId }, gone, () =>
      this.database.snapshot(async (snapshot) => {
        const { watermark, applied } = await this.watermarks.read(snapshot);
        const directory = await this.directories.of(snapshot, tenantId);
        const frame = {
          alliance_id: tenantId,
          as_of: asOf?.toISOString() ?? null,
          definitions_version: definitionsVersion,
          watermark: { ...watermark, partitions: [...watermark.partitions] },
        };
        return make(new Figures(snapshot, frame, directory, asOf, this.database.now()), applied);
      }),
    );
  }
}
