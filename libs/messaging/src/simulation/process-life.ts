import type { Cancel, Scheduler } from '@muster/persistence';
import type { Random } from './random.js';
import type { VirtualTime } from './virtual-time.js';

/**
 * One operating-system process of the simulated system. Whatever reaches the kernel's code – an answer, a timer, a batch – passes
 * through `deliver`: a dead process gets nothing any more, a frozen one gets it when it thaws.
 */
export class ProcessLife implements Scheduler {
  alive = true;
  private frozenUntil = 0;

  constructor(
    readonly name: string,
    private readonly time: VirtualTime,
    private readonly chance: Random,
  ) {}

  /** Ends the process at once, like SIGKILL. */
  kill(): void {
    this.alive = false;
  }

  /** Stops the process for a while, like SIGSTOP and SIGCONT. @param ms milliseconds. */
  freeze(ms: number): void {
    this.frozenUntil = this.time.now + ms;
  }

  deliver(action: () => void): void {
    if (!this.alive) return;
    if (this.time.now < this.frozenUntil) {
      this.time.after(this.frozenUntil - this.time.now, () => this.deliver(action));
      return;
    }
    this.time.awake();
    action();
  }

  now(): number {
    return this.time.now;
  }

  after(ms: number, action: () => void): Cancel {
    let cancelled = false;
    const cancel = this.time.after(ms, () => this.deliver(() => cancelled || action()));
    return () => {
      cancelled = true;
      cancel();
    };
  }

  every(ms: number, action: () => void): Cancel {
    let cancel: Cancel;
    const again = () => {
      cancel = this.after(ms, () => {
        again();
        action();
      });
    };
    again();
    return () => cancel();
  }

  turn(): Promise<void> {
    return new Promise((resolve) => void this.after(0, resolve));
  }

  random(): number {
    return this.chance.next();
  }
}
