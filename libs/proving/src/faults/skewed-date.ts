/**
 * A `Date` whose present is off by what `offset` says at each call, in milliseconds; everything else about it is the given one's.
 * Monotonic clocks are not touched: a stepped wall clock does not move them either.
 */
export function skewedDate(RealDate: DateConstructor, offset: () => number): DateConstructor {
  const now = (): number => RealDate.now() + offset();
  return new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, property, receiver) =>
      property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown),
  });
}
