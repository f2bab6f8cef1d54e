import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import { Database } from '@muster/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pLimit from 'p-limit';
import { alreadyKnown } from './cached-answer.js';
import { DirectoryReader } from './directory-reader.js';
import { definitionsVersion } from './figure-frame.js';
import { Figures } from './figures.js';
import type { MomentQuery } from './figures-query.js';
import { momentOf } from './moment.js';
import { figuresTag, WatermarkReader } from './watermark.js';

/** A page keeps a connection until it is made: half of the pool stays for what comes in. */
const MOST_AT_A_TIME = 4;

/** Who asks for which figures. */
export interface FiguresAsked {
  readonly who: Identity;
  readonly query: MomentQuery;
}

/** A question whose answer the caller may have already. */
export interface TaggedQuestion extends FiguresAsked {
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
  private readonly inTurn = pLimit(MOST_AT_A_TIME);

  constructor(
    private readonly database: Database,
    private readonly directories: DirectoryReader,
    private readonly watermarks: WatermarkReader,
  ) {}

  /**
   * The answer that `make` puts together, with an entity tag; undefined, with status 304, when the caller has it already.
   *
   * @throws Problem 422 `validation_failed` for an `as_of` that does not exist.
   */
  answer<T>(
    { of, request, reply, ...asked }: TaggedQuestion,
    make: (figures: Figures) => Promise<T>,
  ): Promise<T | undefined> {
    return this.read(asked, async (figures) => {
      // A month turns without any event: what “this month” means is part of the question.
      const question = [of, asked.query, figures.frame.alliance_id, figures.periodAt(figures.now)];
      const tag = figuresTag(figures.frame.watermark, JSON.stringify([definitionsVersion, ...question]));
      return alreadyKnown(request, reply, tag) ? undefined : make(figures);
    });
  }

  /** The answer that `make` puts together, for figures that change while nothing happens. @throws Problem as `answer` does. */
  read<T>({ who, query }: FiguresAsked, make: (figures: Figures) => Promise<T>): Promise<T> {
    const asOf = momentOf(query.as_of, 'as_of');
    const tenantId = tenantOf(who);
    return this.inTurn(() =>
      this.database.snapshot(async (snapshot) => {
        const watermark = await this.watermarks.read(snapshot);
        const directory = await this.directories.of(snapshot, tenantId);
        const frame = {
          alliance_id: tenantId,
          as_of: asOf?.toISOString() ?? null,
          definitions_version: definitionsVersion,
          watermark: { ...watermark, partitions: [...watermark.partitions] },
        };
        return make(new Figures(snapshot, frame, directory, asOf, this.database.now()));
      }),
    );
  }
}
