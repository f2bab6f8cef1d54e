import { pause, systemScheduler } from './scheduler.js';

const HOUR_MS = 3_600_000;

describe('pause', () => {
  it('ends as soon as its signal aborts', async () => {
    const stopping = new AbortController();
    const paused = pause(systemScheduler, HOUR_MS, stopping.signal);
    stopping.abort();
    await paused;
  });

  it('does not begin when its signal has aborted', async () => {
    await pause(systemScheduler, HOUR_MS, AbortSignal.abort());
  });
});
