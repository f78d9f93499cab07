/**
 * The day on which tests of screens take place.
 *
 * They say "yesterday" and "due by" of fixed days, which must not come to pass
 * while nobody changes anything. The clock runs from here as it does elsewhere;
 * tests of backends go by the real one, as do the processes that they start.
 */
const START = '2026-11-20T12:00:00.000Z';

if (typeof window !== 'undefined') {
  const RealDate = Date;
  const aheadMs = RealDate.now() - RealDate.parse(START);
  const now = () => RealDate.now() - aheadMs;

  const StartedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(
        target,
        args.length === 0 ? [now()] : args,
        newTarget === StartedDate ? target : newTarget,
      ),
    apply: target => new target(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  RealDate.prototype.constructor = StartedDate;
  globalThis.Date = StartedDate;
}
