/** The machine's wall clock, watched for being set back: the monotonic clock tells. */
export class WallClock {
  private ahead: number;

  /** Both in milliseconds. */
  constructor(
    private readonly wall = (): number => Date.now(),
    private readonly steady = (): number => performance.now(),
  ) {
    this.ahead = this.wall() - this.steady();
  }

  /** Milliseconds by which it has been set back since it was last asked, or made; 0 when it has not, or was set ahead. */
  setBackBy(): number {
    const ahead = this.wall() - this.steady();
    const back = Math.max(0, this.ahead - ahead);
    this.ahead = ahead;
    return back;
  }
}
