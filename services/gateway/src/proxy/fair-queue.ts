/** What takes a place when it is its account's turn. */
export interface Guest {
  readonly accountId: string;
  /** Has a place from now on, until it leaves. */
  start(): void;
}

/**
 * A number of places, given to accounts in turn: who asks a thousand times at once waits for itself, and somebody else's one request
 * goes as soon as any place becomes free (ADR-0200). While there is room nobody waits.
 */
export class FairQueue {
  private readonly inside = new Set<Guest>();
  /** By account, the one whose turn is next first. */
  private readonly waiting = new Map<string, Set<Guest>>();

  constructor(private readonly places: number) {}

  enter(guest: Guest): void {
    if (this.inside.size < this.places) {
      this.inside.add(guest);
      guest.start();
      return;
    }
    this.waiting.getOrInsertComputed(guest.accountId, () => new Set()).add(guest);
  }

  /** It needs its place no more, or waits for none. Harmless when repeated. */
  leave(guest: Guest): void {
    if (this.inside.delete(guest)) this.admit();
    else this.forget(guest);
  }

  private admit(): void {
    const [next] = this.waiting;
    if (!next) return;
    const [accountId, guests] = next;
    const guest = guests.values().next().value!; // an account without guests is not kept
    guests.delete(guest);
    this.waiting.delete(accountId);
    if (guests.size > 0) this.waiting.set(accountId, guests); // behind the others
    this.inside.add(guest);
    // Not within the one that has left: a row of those that fail at once would stand on each other's shoulders.
    setImmediate(() => guest.start());
  }

  private forget(guest: Guest): void {
    const guests = this.waiting.get(guest.accountId);
    if (guests?.delete(guest) && guests.size === 0) this.waiting.delete(guest.accountId);
  }
}
