import {
  DAY,
  declare,
  evaluate,
  fresh,
  none,
  NOW,
  old,
  world,
} from './__testUtils__/facts';

const facts = world(
  [
    declare('is.yes', 'boolean'),
    declare('is.no', 'boolean'),
    declare('is.unseen', 'boolean'),
    declare('is.unseen2', 'boolean'),
    declare('is.failed', 'boolean'),
    declare('is.absent', 'boolean'),
    declare('is.old', 'boolean'),
    declare('is.older', 'boolean'),
    declare('has.two', 'integer'),
    declare('has.none', 'integer'),
    declare('has.unseen', 'integer'),
    declare('has.old', 'integer'),
    declare('has.topics', 'string-list'),
    declare('has.file', 'object'),
    declare('has.noFile', 'object'),
  ],
  {
    'is.yes': fresh(true),
    'is.no': fresh(false),
    'is.failed': { error: 'timed out', errorSince: NOW },
    'is.absent': none,
    'is.old': old(true),
    'is.older': { value: true, observedAt: NOW - 5 * DAY },
    'has.two': fresh(2),
    'has.none': none,
    'has.old': old(2),
    'has.topics': fresh(['a', 'b']),
    'has.file': fresh({ name: 'orders', engines: { node: '24' } }),
    'has.noFile': none,
  },
);

describe('an expression has a value', () => {
  it.each<[source: string, value: boolean]>([
    ['is.no && is.unseen', false],
    ['is.unseen && is.no', false],
    ['is.no && is.old', false],
    ['is.old && is.no', false],
    ['is.absent && is.no', false],
    ['is.failed && is.no', false],
    ['is.yes || is.unseen', true],
    ['is.unseen || is.yes', true],
    ['is.old || is.yes', true],
    ['is.unseen && is.old && is.no', false],
    ['is.unseen || is.old || is.yes', true],
    ['is.yes ? is.yes : is.unseen', true],
    ['is.no ? is.unseen : is.yes', true],
    ['has.topics.exists(t, t == "a" || is.unseen)', true],
    ['has.topics.exists(t, is.unseen || t == "b")', true],
    ['has.topics.all(t, t == "a" && is.unseen)', false],
    ['has.topics.all(t, is.unseen && t == "a")', false],
    ['[].all(t, is.unseen)', true],
    ['has.topics.exists(t, 1 / 0 == 1 || t == "b")', true],
    ['cel.bind(x, is.unseen, is.yes)', true],
    ['has(is.yes)', true],
    ['has(is.no)', true],
    ['has(is.absent)', false],
    ['has(is.absent) && is.absent', false],
    ['!has(is.absent) || is.absent', true],
    ['has(has.noFile)', false],
    ['has(has.file.engines)', true],
    ['has(has.file.engines.npm)', false],
    ['has.?two.orValue(4) == 2', true],
    ['has.?none.orValue(4) == 4', true],
    ['has.?none.hasValue()', false],
    ['has.?two.or(has.?unseen).value() == 2', true],
    ['has.?file.?engines.?node.orValue("") == "24"', true],
    ['has.?file.?engines.?npm.orValue("") == ""', true],
    ['has.?noFile.?engines.?node.orValue("") == ""', true],
  ])('%s', (source, value) => {
    expect(evaluate(source, facts)).toEqual({ kind: 'value', value });
  });
});

const UNSEEN = 'is.unseen: never observed';

describe('an expression is unknown', () => {
  it.each<[source: string, reason: string]>([
    ['is.unseen', UNSEEN],
    ['!is.unseen', UNSEEN],
    ['is.yes && is.unseen', UNSEEN],
    ['is.unseen && is.yes', UNSEEN],
    ['is.no || is.unseen', UNSEEN],
    ['is.unseen || is.no', UNSEEN],
    ['is.unseen ? is.yes : is.yes', UNSEEN],
    ['is.yes ? is.unseen : is.yes', UNSEEN],
    ['is.failed', 'is.failed: collector failed: timed out'],
    ['is.absent', 'is.absent: the entity has none'],
    ['has.none == 2', 'has.none: the entity has none'],
    ['has.unseen == 2', 'has.unseen: never observed'],
    ['has.unseen == has.unseen', 'has.unseen: never observed'],
    ['has.unseen + 1 > has.two', 'has.unseen: never observed'],
    ['[has.unseen].size() == 1', 'has.unseen: never observed'],
    ['{"a": has.unseen}.size() == 1', 'has.unseen: never observed'],
    ['has.unseen in [1]', 'has.unseen: never observed'],
    ['string(has.unseen) == ""', 'has.unseen: never observed'],
    ['has(is.unseen)', UNSEEN],
    ['has(is.failed)', 'is.failed: collector failed: timed out'],
    ['has.?unseen.orValue(4) == 4', 'has.unseen: never observed'],
    ['has.?none.or(has.?unseen).hasValue()', 'has.unseen: never observed'],
    ['has.?none.orValue(has.unseen) == 4', 'has.unseen: never observed'],
    ['optional.of(has.unseen).hasValue()', 'has.unseen: never observed'],
    ['has.topics.all(t, t != "" && is.unseen)', UNSEEN],
    ['has.topics.exists(t, t == "" || is.unseen)', UNSEEN],
    ['has.topics.map(t, is.unseen) == []', UNSEEN],
    ['has.topics.filter(t, is.unseen) == []', UNSEEN],
    ['has.topics.exists_one(t, t == "a" || is.unseen)', UNSEEN],
    ['cel.bind(x, is.unseen, x || is.no)', UNSEEN],
    ['has(has.noFile.engines)', 'has.noFile: the entity has none'],
    // What is missing goes before what is in error, and before what is old.
    ['is.unseen && 1 / 0 == 1', UNSEEN],
    ['1 / 0 == 1 && is.unseen', UNSEEN],
  ])('%s', (source, reason) => {
    expect(evaluate(source, facts)).toMatchObject({ kind: 'unknown', reason });
  });

  it.each<[source: string, factIds: string[], reason: string]>([
    [
      'is.unseen2 && is.unseen',
      ['is.unseen', 'is.unseen2'],
      `${UNSEEN}; is.unseen2: never observed`,
    ],
    [
      'is.unseen || is.failed || is.no',
      ['is.failed', 'is.unseen'],
      `is.failed: collector failed: timed out; ${UNSEEN}`,
    ],
    [
      'is.old && is.unseen',
      ['is.old', 'is.unseen'],
      `${UNSEEN}; is.old: observed 18 Nov 2026, 09:30 UTC, fresh for 1 day`,
    ],
    [
      'has.topics.all(t, t == "a" ? is.old : is.unseen)',
      ['is.old', 'is.unseen'],
      `${UNSEEN}; is.old: observed 18 Nov 2026, 09:30 UTC, fresh for 1 day`,
    ],
    [
      'has.unseen == has.none',
      ['has.none', 'has.unseen'],
      'has.none: the entity has none; has.unseen: never observed',
    ],
    // What is absorbed did not stand in the way.
    ['(is.failed && is.no) || is.unseen', ['is.unseen'], UNSEEN],
  ])('%s, for several facts', (source, factIds, reason) => {
    expect(evaluate(source, facts)).toEqual({
      kind: 'unknown',
      factIds,
      reason,
    });
  });

  it('names the first few of many facts', () => {
    const ids = Array.from({ length: 8 }, (_, i) => `m.f${i}`);
    const many = world(ids.map(it => declare(it, 'boolean')));

    expect(evaluate(ids.join(' && '), many)).toEqual({
      kind: 'unknown',
      factIds: ids,
      reason:
        'm.f0: never observed; m.f1: never observed; m.f2: never observed; m.f3: never observed; m.f4: never observed; and 3 more',
    });
  });
});

describe('an expression is stale', () => {
  it.each<[source: string]>([
    ['is.old'],
    ['is.old && is.yes'],
    ['is.yes && is.old'],
    ['is.no || is.old'],
    ['has(is.old)'],
    ['has.?old.orValue(4) == 2'],
    ['has.old == 2'],
    ['is.old && 1 / 0 == 1'],
    ['(is.unseen && is.no) || is.old'],
  ])('%s', source => {
    expect(evaluate(source, facts)).toMatchObject({
      kind: 'stale',
      since: NOW - 2 * DAY,
    });
  });

  it('since the first of its facts is', () => {
    expect(evaluate('is.old && is.older', facts)).toEqual({
      kind: 'stale',
      factIds: ['is.old', 'is.older'],
      reason:
        'is.old: observed 18 Nov 2026, 09:30 UTC, fresh for 1 day; is.older: observed 16 Nov 2026, 09:30 UTC, fresh for 1 day',
      since: NOW - 4 * DAY,
    });
  });
});

describe('an expression is in error', () => {
  it.each<[source: string]>([
    ['1 / 0 == 1 && is.yes'],
    ['is.yes && 1 / 0 == 1'],
    ['1 / 0 == 1 || is.no'],
    ['1 / 0 == 1 ? true : true'],
  ])('%s', source => {
    expect(evaluate(source, facts)).toMatchObject({
      kind: 'error',
      reason: expect.stringContaining('division by zero'),
    });
  });

  it('is absorbed as what is missing is', () => {
    const source = '(1 / 0 == 1 || is.yes) && !(is.no && 1 / 0 == 1)';

    expect(evaluate(source, facts)).toEqual({ kind: 'value', value: true });
  });
});
