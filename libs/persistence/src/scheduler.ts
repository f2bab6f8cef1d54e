/** Calls something off that has not happened yet; does nothing afterwards. */
export type Cancel = () => void;

/** Where the kernel takes time, pauses and chance from, so that the simulation can hand it its own (ADR-0016). */
export interface Scheduler {
  /** Monotonic milliseconds; only differences mean something. */
  now(): number;
  /** Runs the action once, `ms` milliseconds from now. */
  after(ms: number, action: () => void): Cancel;
  /** Runs the action every `ms` milliseconds. It does not keep the process alive. */
  every(ms: number, action: () => void): Cancel;
  /** Resolves once whatever is due in this turn of the event loop has happened. */
  turn(): Promise<void>;
  /** 0 or more, less than 1. */
  random(): number;
}

/** The process's own clock, timers and chance. */
export const systemScheduler: Scheduler = {
  now: () => performance.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, action) => {
    const timer = setInterval(action, ms).unref();
    return () => clearInterval(timer);
  },
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  random: () => Math.random(),
};

/** Resolves after `ms` milliseconds, or as soon as the signal aborts; at once if it has. */
export function pause(scheduler: Scheduler, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const cancel = scheduler.after(ms, done);
    signal.addEventListener('abort', done);
    function done(): void {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}

/**
 * How long to wait before trying again, in milliseconds: doubling with every attempt up to `longest`, half of it left to
 * chance so that those who failed together do not come back together.
 *
 * @param attempt 1 for the first failure.
 */
export function backOffMs(scheduler: Scheduler, attempt: number, base: number, longest: number): number {
  return Math.min(longest, base * 2 ** Math.min(attempt, 10)) * (0.5 + scheduler.random() / 2);
}
