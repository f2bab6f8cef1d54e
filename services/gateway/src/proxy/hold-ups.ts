/** Files on their way at once, and answers that are not read, that one account may have. */
export const MOST_AT_ONCE = 8;

/** What each account holds up at the moment, so that one alone cannot take the connections that all share (ADR-0191). */
export class HoldUps {
  private readonly held = new Map<string, number>();

  /** @returns false when the account holds up as much as it may; nothing is taken then. */
  take(accountId: string): boolean {
    const held = this.held.get(accountId) ?? 0;
    if (held >= MOST_AT_ONCE) return false;
    this.held.set(accountId, held + 1);
    return true;
  }

  giveBack(accountId: string): void {
    const held = this.held.get(accountId)! - 1;
    if (held > 0) this.held.set(accountId, held);
    else this.held.delete(accountId);
  }
}
