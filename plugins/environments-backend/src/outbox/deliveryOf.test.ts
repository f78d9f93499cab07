import { deliveryOf } from './deliveryOf';

const now = new Date('2026-11-20T12:00:00Z');

describe('deliveryOf', () => {
  it.each([
    [200, 'taken'],
    [202, 'taken'],
    [204, 'taken'],
    [301, 'refused'],
    [400, 'refused'],
    [401, 'refused'],
    [404, 'refused'],
    [408, 'unavailable'],
    [413, 'refused'],
    [425, 'unavailable'],
    [429, 'unavailable'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ])('%d is %s', (status, kind) => {
    expect(deliveryOf(status, undefined, now).kind).toBe(kind);
  });

  it.each([
    ['120', 120_000],
    ['Fri, 20 Nov 2026 12:05:00 GMT', 300_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['99999999', 86_400_000],
    ['soon', undefined],
  ])('comes again after %j', (retryAfter, retryAfterMs) => {
    expect(deliveryOf(429, retryAfter, now)).toEqual({
      kind: 'unavailable',
      reason: 'answered 429',
      retryAfterMs,
    });
  });
});
