import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { DAY_MS } from '@muster/clock';
import { tenantOf } from '@muster/http';
import { Database, statement } from '@muster/persistence';
import type { Place } from '../domain/place.js';
import { isOpen } from '../domain/steps/following.js';
import type { Whistle } from '../domain/whistle.js';
import { restored, type TicketRow, whistleColumns } from '../persistence/stored-whistle.js';
import { maySee, speaksForEnterprise } from '../reading/visibility.js';
import { gramsOf, normalised } from './grams.js';
import { firstIdAt } from './id-time.js';
import { type Likeness, likeness, NEARBY_M, samePlace, SUGGESTED_FROM, type Traits } from './likeness.js';
import type { asked } from '../raising/raise-command.js';

export interface SimilarTicket extends Likeness {
  readonly whistle: Whistle;
}

const METRES_PER_DEGREE = 111_000;
/** Looked at, by category and by place each: the newest. Words are compared with fewer. */
const MOST = 200;
const MOST_COMPARED = 100;
/** So many characters tell what a whistle is about; comparing whole texts held everybody else up (ADR-0196). */
const READ = 500;
/** So many are compared at a time. */
const AT_A_TIME = 20;
const MOST_SUGGESTED = 10;

// Closed ones too: what was solved last week and is back is a recurrence, and worth knowing.
const candidates = statement(
  'similar_candidates',
  `with near as (
    (select id from ticket where tenant_id = $1 and category_code = $2 and id > $3 and ($8::text is null or enterprise_id = $8)
     order by id desc limit $9)
    union
    (select ticket_id from ticket_search where tenant_id = $1 and place_code = $4 and ticket_id > $3
     order by ticket_id desc limit $9)
    union
    (select ticket_id from ticket_search where tenant_id = $1 and lat between $5::real - $7::real and $5::real + $7::real
       and abs(lon - $6::real) < 3 * $7::real and ticket_id > $3
     order by ticket_id desc limit $9)
  )
  select ${whistleColumns} from near join ticket on ticket.tenant_id = $1 and ticket.id = near.id
  where $8::text is null or ticket.enterprise_id = $8`,
);

/** Whistles that may be about the same matter as one that is being written. */
@Injectable()
export class SimilarTickets {
  constructor(private readonly database: Database) {}

  /**
   * The most alike first, at most ten, and only what the caller may see.
   *
   * @param days how far back, in days.
   */
  async of(
    who: Identity,
    { category, place, title, description }: ReturnType<typeof asked>,
    days = 30,
  ): Promise<SimilarTicket[]> {
    const only = speaksForEnterprise(who) ? (who.enterpriseId ?? '') : null;
    const whistles = await this.candidates(tenantOf(who), category, place ?? null, days, only, MOST_COMPARED);
    const wanted = traitsOf({ category, place: place ?? null, title, description });
    const compared: SimilarTicket[] = [];
    for (const [index, whistle] of whistles.filter((each) => maySee(who, each)).entries()) {
      if (index % AT_A_TIME === 0) await setImmediate(); // others have their turn
      compared.push({ whistle, ...likeness(wanted, traitsOf(whistle)) });
    }
    return compared
      .filter(({ score }) => score >= SUGGESTED_FROM)
      .toSorted((a, b) => b.score - a.score || (a.whistle.id < b.whistle.id ? 1 : -1))
      .slice(0, MOST_SUGGESTED);
  }

  /**
   * The whistle that is open for the same category at the same place, the oldest if there are several, whoever has raised it.
   *
   * @param days how far back, in days.
   */
  async openAt(tenantId: string, category: string, place: Place, days = 90): Promise<Whistle | undefined> {
    const whistles = await this.candidates(tenantId, category, place, days, null, MOST);
    return whistles
      .filter((other) => isOpen(other) && other.category === category && samePlace(place, other.place))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];
  }

  private async candidates(
    tenantId: string,
    category: string,
    place: Place | null,
    days: number,
    enterpriseId: string | null,
    most: number,
  ): Promise<Whistle[]> {
    const rows = await this.database.query<TicketRow>(candidates, [
      tenantId,
      category,
      firstIdAt(this.database.now().getTime() - days * DAY_MS),
      place?.code ?? null,
      place?.point?.lat ?? null,
      place?.point?.lon ?? null,
      NEARBY_M / METRES_PER_DEGREE,
      enterpriseId,
      most,
    ]);
    return rows.map(restored);
  }
}

function traitsOf({
  category,
  place,
  title,
  description,
}: Pick<Whistle, 'category' | 'place' | 'title' | 'description'>): Traits {
  return { category, place, grams: gramsOf(normalised(`${title}\n${description}`.slice(0, READ))) };
}
