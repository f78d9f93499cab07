import { commentOf, markOf, nameOf } from './names';

describe('nameOf', () => {
  it('is the same each time, and good for people', () => {
    const name = nameOf('9a7c', 'orders-db');

    expect(name).toMatch(/^env_orders_db_[0-9a-f]{24}$/);
    expect(nameOf('9a7c', 'orders-db')).toBe(name);
  });

  it.each([
    ['another environment', ['b', 'main'], ['c', 'main']],
    ['another resource', ['b', 'main'], ['b', 'other']],
    ['what is cut otherwise', ['b', 'c-d'], ['b-c', 'd']],
    ['what reads the same', ['b', 'a-b'], ['b', 'a_b']],
    [
      'what begins the same',
      ['b', `${'x'.repeat(60)}1`],
      ['b', `${'x'.repeat(60)}2`],
    ],
  ])('is another for %s', (_what, [id, resource], [otherId, otherResource]) => {
    expect(nameOf(id, resource)).not.toBe(nameOf(otherId, otherResource));
  });

  it.each(['x'.repeat(300), 'ÄÖÜ"; DROP', '', '🙂'.repeat(80)])(
    'needs no quotes and fits into 63 bytes for %p',
    resource => {
      const name = nameOf('e'.repeat(100), resource);

      expect(name).toMatch(/^[a-z0-9_]+$/);
      expect(name.length).toBeLessThanOrEqual(63);
    },
  );
});

describe('markOf', () => {
  const mark = { environment: 'e', resource: 'r', key: 'e/r/database' };

  it('reads what commentOf writes', () => {
    expect(markOf(commentOf(mark))).toEqual(mark);
    expect(markOf(commentOf({ ...mark, seeded: true }))).toEqual({
      ...mark,
      seeded: true,
    });
  });

  it.each([
    null,
    '',
    'default administrative connection database',
    '{"groundwork":',
    '{"groundwork":null}',
    '{"groundwork":{"environment":1,"resource":"r","key":"k"}}',
    '{"groundwork":{"environment":"e"}}',
  ])('does not take %p for ours', comment => {
    expect(markOf(comment)).toBeUndefined();
  });
});
