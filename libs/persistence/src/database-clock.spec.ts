import { DatabaseClock } from './database-clock.js';
import { type Scheduler, systemScheduler } from './scheduler.js';

/** A process whose monotonic clock starts at 0, a database whose clock is at `epoch` then, and a way between them that takes a while. */
class Machine {
  now = 0;
  roundTrip = 10;
  epoch = 1_000_000;
  private look = (): void => undefined;
  readings = 0;
  readonly scheduler: Scheduler = {
    ...systemScheduler,
    now: () => this.now,
    every: (_, action) => {
      this.look = action;
      return () => undefined;
    },
  };
  // It answers at the very end: for a way that takes its time only in one direction the middle is wrong by half of it.
  readonly clock = new DatabaseClock(async () => {
    this.readings += 1;
    this.now += this.roundTrip;
    return this.epoch + this.now;
  }, this.scheduler);

  get error(): number {
    return this.clock.now().getTime() - (this.epoch + this.now);
  }

  async refreshed(roundTrip: number, after = 10_000): Promise<void> {
    this.now += after;
    this.roundTrip = roundTrip;
    this.look();
    await new Promise(setImmediate);
  }
}

describe('the database clock', () => {
  it('must have been started', () => {
    expect(() => new Machine().clock.now()).toThrow(/started/);
  });

  it('is right to half a round trip, and follows the database when that is set', async () => {
    const machine = new Machine();
    await machine.clock.start();
    expect(machine.error).toBe(5);
    machine.epoch -= 60_000;
    await machine.refreshed(10);
    expect(machine.error).toBe(5);
  });

  it('is not moved by a reading that took long, until nothing better has come for five minutes', async () => {
    const machine = new Machine();
    await machine.clock.start();
    await machine.refreshed(9_000);
    expect(machine.error).toBe(5);
    await machine.refreshed(9_000, 300_000);
    expect(machine.error).toBe(4_500);
    await machine.refreshed(20);
    expect(machine.error).toBe(10);
  });

  it('reads every ten seconds, and again a second after a reading that took long', async () => {
    const machine = new Machine();
    await machine.clock.start();
    for (let second = 1; second <= 20; second++) await machine.refreshed(10, 990);
    expect(machine.readings).toBe(3);
    machine.epoch += 60_000;
    await machine.refreshed(600);
    expect(machine.error).toBe(-60_000 + 5);
    await machine.refreshed(10, 990);
    expect(machine.error).toBe(5);
    expect(machine.readings).toBe(5);
  });

  it('takes a first reading however long it took, and the next good one instead', async () => {
    const machine = new Machine();
    machine.roundTrip = 2_000;
    await machine.clock.start();
    expect(machine.error).toBe(1_000);
    await machine.refreshed(10);
    expect(machine.error).toBe(5);
  });
});
