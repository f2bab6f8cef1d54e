import { Patience } from './patience.js';

describe('patience with a service that refuses connections', () => {
  it('waits while the service has answered lately, for so many requests at once', async () => {
    const patience = new Patience(60_000, 2);
    patience.answered();
    const again = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    expect(patience.wait(again[0]!.resolve)).toBe(true);
    expect(patience.wait(again[1]!.resolve)).toBe(true);
    expect(patience.wait(() => undefined)).toBe(false);
    await Promise.all(again.map(({ promise }) => promise));
    const last = Promise.withResolvers<void>();
    expect(patience.wait(last.resolve)).toBe(true);
    await last.promise;
  });

  it('has none with a service that has never answered, or when it is told to have none', () => {
    expect(new Patience(60_000).wait(() => undefined)).toBe(false);
    const none = new Patience(-1);
    none.answered();
    expect(none.wait(() => undefined)).toBe(false);
  });
});
