import { Problem, unavailable } from '@muster/http';

/** Who wants a turn. */
export interface TurnTaker {
  readonly tenantId: string;
  readonly accountId: string;
}

/** @property most at a time; of them at most `ofTenant` of one alliance, so that others always find one; `waiting` of one account. */
export interface TurnLimits {
  readonly most: number;
  readonly ofTenant: number;
  readonly ofAccount: number;
  readonly waiting: number;
}

interface Turn extends TurnTaker {
  readonly begin: () => void;
}

const RETRY_AFTER_S = 2;

/**
 * Lets work happen a few at a time, and nobody's at the cost of everybody else's: whoever asks sixty times waits for itself (ADR-0197). In
 * the order in which it came, but for alliances and accounts that have enough under way.
 */
export class FairTurns {
  private readonly underWay = new Set<Turn>();
  private readonly waiting = new Set<Turn>();

  constructor(private readonly limits: TurnLimits) {}

  /**
   * Resolves or rejects as `work` does, once it has had its turn.
   *
   * @param gone aborted when nobody waits for it any more: then it has no turn.
   * @throws Problem 429 `too_many_requests` when too many of the account wait already; 503 when it was given up.
   */
  async take<T>({ tenantId, accountId }: TurnTaker, gone: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (count(this.waiting, { accountId }) >= this.limits.waiting) {
      const headers = { 'retry-after': String(RETRY_AFTER_S) };
      throw new Problem(429, 'too_many_requests', { retry_after: RETRY_AFTER_S }, { headers });
    }
    const turn = await this.turnOf({ tenantId, accountId }, gone);
    try {
      return await work();
    } finally {
      this.underWay.delete(turn);
      this.next();
    }
  }

  private turnOf(taker: TurnTaker, gone: AbortSignal): Promise<Turn> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        if (this.waiting.delete(turn)) reject(unavailable(gone.reason));
      };
      const turn: Turn = {
        ...taker,
        begin: () => {
          gone.removeEventListener('abort', leave);
          resolve(turn);
        },
      };
      this.waiting.add(turn);
      if (gone.aborted) return leave();
      gone.addEventListener('abort', leave);
      this.next();
    });
  }

  private next(): void {
    for (const turn of this.waiting) {
      if (this.underWay.size >= this.limits.most) return;
      const { tenantId, accountId } = turn;
      if (count(this.underWay, { tenantId }) >= this.limits.ofTenant) continue;
      if (count(this.underWay, { accountId }) >= this.limits.ofAccount) continue;
      this.waiting.delete(turn);
      this.underWay.add(turn);
      turn.begin();
    }
  }
}

function count(turns: ReadonlySet<Turn>, { tenantId, accountId }: Partial<TurnTaker>): number {
  let of = 0;
  for (const turn of turns) if (turn.tenantId === tenantId || turn.accountId === accountId) of++;
  return of;
}
