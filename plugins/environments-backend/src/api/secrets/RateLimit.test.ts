import { RateLimit } from './RateLimit';

it('lets everybody do something so many times within a time', () => {
  let time = 0;
  const limit = new RateLimit({
    times: 2,
    withinMs: 1_000,
    now: () => new Date(time),
  });
  const at = (ms: number, who = 'mina') => {
    time = ms;
    return limit.take(who);
  };

  expect([at(0), at(400), at(500)]).toEqual([undefined, undefined, 500]);
  expect(at(500, 'otto')).toBeUndefined();
  expect([at(1_000), at(1_001), at(1_400)]).toEqual([
    undefined,
    399,
    undefined,
  ]);
});
