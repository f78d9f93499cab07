import { JsonValue } from '@backstage/types';
import { foldAll, partial, rules, seen } from './__testUtils__/folds';
import { foldObservation } from './foldObservation';
import { FactSet } from './types';

describe('a complete observation', () => {
  it('says what an entity has, and what it does not', () => {
    expect(
      foldObservation(undefined, seen({ 'repo.stars': 5 }), rules, 1_000),
    ).toEqual({
      next: {
        observedAt: 1_000,
        facts: {
          'repo.readme': { c: 1_000 },
          'repo.stars': { v: 5, c: 1_000 },
        },
      },
      isRewritten: true,
      changed: ['repo.readme', 'repo.stars'],
      affected: ['repo.readme', 'repo.stars'],
      renewed: new Map(),
      stored: 2,
      outdated: 0,
      problems: [],
    });
  });

  it('changes nothing but the time when it says the same', () => {
    const before = foldAll([seen({ 'repo.stars': 5 })], { now: 1_000 });

    expect(
      foldObservation(before, seen({ 'repo.stars': 5 }), rules, 2_000),
    ).toEqual({
      next: { observedAt: 2_000, facts: before.facts },
      isRewritten: false,
      changed: [],
      affected: [],
      renewed: new Map([
        ['repo.readme', 1_000],
        ['repo.stars', 1_000],
      ]),
      stored: 2,
      outdated: 0,
      problems: [],
    });
  });

  it('keeps what a fact was before it changed', () => {
    const before = foldAll([
      seen({ 'repo.stars': 5 }, 1),
      seen({ 'repo.stars': 5 }, 2),
    ]);

    const folded = foldObservation(
      before,
      seen({ 'repo.readme': true }, 3),
      rules,
      1_000,
    );

    expect(folded.changed).toEqual(['repo.readme', 'repo.stars']);
    expect(folded.next.facts).toEqual({
      'repo.readme': { v: true, c: 3 },
      'repo.stars': { c: 3 },
    });
    expect(folded.history).toEqual({
      replacedAt: 3,
      previous: {
        'repo.readme': { c: 1, o: 2 },
        'repo.stars': { v: 5, c: 1, o: 2 },
      },
    });
  });

  it('forgets facts that its source does not declare any more', () => {
    const before: FactSet = {
      observedAt: 1,
      facts: { 'repo.gone': { v: 1, c: 1 }, 'repo.stars': { v: 5, c: 1 } },
    };

    const folded = foldObservation(
      before,
      seen({ 'repo.stars': 5 }, 2),
      rules,
      9,
    );

    expect(Object.keys(folded.next.facts)).toEqual([
      'repo.readme',
      'repo.stars',
    ]);
    expect(folded.isRewritten).toBe(true);
    expect(folded.changed).toEqual(['repo.readme']);
  });

  it('names facts that its source does not declare', () => {
    const { problems, next } = foldObservation(
      undefined,
      seen({ 'repo.starz': 5 }, 1, { 'repo.other': 'timed out' }),
      rules,
      9,
    );

    expect(problems).toEqual([
      { factId: 'repo.starz', message: 'is not a fact of this source' },
      { factId: 'repo.other', message: 'is not a fact of this source' },
    ]);
    expect(Object.keys(next.facts)).toEqual(['repo.readme', 'repo.stars']);
  });

  it('is the newest when it does not say from when it is, even if the clock went back', () => {
    const before = foldAll([seen({ 'repo.stars': 5 })], { now: 5_000 });

    const { next, outdated } = foldObservation(
      before,
      seen({ 'repo.stars': 6 }),
      rules,
      1_000,
    );

    expect(next.observedAt).toBe(5_000);
    expect(next.facts['repo.stars']).toEqual({ v: 6, c: 5_000 });
    expect(outdated).toBe(0);
  });

  it('is left alone when it is older than what is known', () => {
    const before = foldAll([seen({ 'repo.stars': 5 }, 10)]);

    expect(
      foldObservation(before, seen({ 'repo.stars': 4 }, 9), rules, 99),
    ).toMatchObject({
      next: before,
      isRewritten: false,
      stored: 0,
      outdated: 2,
    });
  });

  it('corrects one of the same time', () => {
    const set = foldAll([
      seen({ 'repo.stars': 5 }, 10),
      seen({ 'repo.stars': 4 }, 10),
    ]);

    expect(set.facts['repo.stars']).toEqual({ v: 4, c: 10 });
  });
});

describe('an error', () => {
  it('keeps the value, which grows stale', () => {
    const set = foldAll([
      seen({ 'repo.stars': 5 }, 1),
      seen({}, 2, { 'repo.stars': 'timed out' }),
      seen({}, 3, { 'repo.stars': 'timed out again' }),
    ]);

    expect(set).toEqual({
      observedAt: 3,
      facts: {
        'repo.readme': { c: 1 },
        'repo.stars': { v: 5, c: 1, o: 1, e: 'timed out again', s: 2 },
      },
    });
  });

  it('changes nothing but the time when it is the same', () => {
    const failing = seen({ 'repo.readme': true }, undefined, {
      'repo.stars': 'timed out',
    });
    const before = foldAll([failing], { now: 1 });

    expect(foldObservation(before, failing, rules, 2)).toMatchObject({
      next: { observedAt: 2, facts: before.facts },
      isRewritten: false,
      affected: [],
    });
  });

  it('of a fact that was never observed is said to be so', () => {
    const folded = foldObservation(
      undefined,
      seen({}, 1, { 'repo.stars': 'timed out' }),
      rules,
      9,
    );

    expect(folded.next.facts['repo.stars']).toEqual({
      o: 0,
      e: 'timed out',
      s: 1,
    });
    expect(folded.changed).toEqual(['repo.readme']);
    expect(folded.affected).toEqual(['repo.readme', 'repo.stars']);
  });

  it('is over when the fact is observed again', () => {
    const failing = foldAll([
      seen({ 'repo.stars': 5 }, 1),
      seen({}, 2, { 'repo.stars': 'timed out' }),
    ]);

    const folded = foldObservation(
      failing,
      seen({ 'repo.stars': 5 }, 3),
      rules,
      9,
    );

    expect(folded.next.facts['repo.stars']).toEqual({ v: 5, c: 1 });
    expect(folded.isRewritten).toBe(true);
    expect(folded.affected).toEqual([]);
    expect(folded.renewed.get('repo.stars')).toBe(1);
  });

  it('is not over by what was observed before it', () => {
    const set = foldAll([
      seen({ 'repo.stars': 5 }, 1),
      seen({}, 3, { 'repo.stars': 'timed out' }),
      seen({ 'repo.stars': 6 }, 2),
    ]);

    expect(set.facts['repo.stars']).toEqual({
      v: 6,
      c: 2,
      o: 2,
      e: 'timed out',
      s: 3,
    });
  });

  it('stands for a fact that is also said to have a value', () => {
    const set = foldAll([
      seen({ 'repo.stars': 5 }, 1, { 'repo.stars': 'half of it timed out' }),
    ]);

    expect(set.facts['repo.stars']).toEqual({
      o: 0,
      e: 'half of it timed out',
      s: 1,
    });
  });

  it('is cut, and can be stored', () => {
    const set = foldAll([
      seen({}, 1, { 'repo.stars': `a\0b${'x'.repeat(2_000)}` }),
    ]);

    expect(set.facts['repo.stars'].e).toBe(`a\ufffdb${'x'.repeat(997)}`);
  });

  it.each<[string, JsonValue, string]>([
    ['of the wrong type', 'wrong', '"wrong" is not a whole number'],
    ['of 5 MB', 'x'.repeat(5_000_000), 'a fact may take 65536 bytes as JSON'],
    ['that is no number', NaN, 'it has the number NaN'],
  ])('is what becomes of a value %s', (_, value, reason) => {
    const folded = foldObservation(
      foldAll([seen({ 'repo.stars': 5 }, 1)]),
      seen({ 'repo.stars': value }, 2),
      rules,
      9,
    );

    expect(folded.next.facts['repo.stars']).toEqual({
      v: 5,
      c: 1,
      o: 1,
      e: expect.stringContaining(reason),
      s: 2,
    });
    expect(folded.problems).toEqual([
      { factId: 'repo.stars', message: expect.stringContaining(reason) },
    ]);
  });
});

describe('a report', () => {
  it('says something of the facts in it only', () => {
    const set = foldAll(
      [seen({ 'repo.stars': 5 }, 1), seen({ 'repo.readme': true }, 2)],
      { rules: partial },
    );

    expect(set).toEqual({
      observedAt: 2,
      facts: {
        'repo.stars': { v: 5, c: 1, o: 1 },
        'repo.readme': { v: true, c: 2, o: 2 },
      },
    });
  });

  it('that is older still tells of facts that nothing newer is known of', () => {
    const set = foldAll(
      [seen({ 'repo.stars': 5 }, 3), seen({ 'repo.readme': true }, 2)],
      { rules: partial },
    );

    expect(set).toEqual({
      observedAt: 3,
      facts: {
        'repo.stars': { v: 5, c: 3, o: 3 },
        'repo.readme': { v: true, c: 2, o: 2 },
      },
    });
  });

  it('keeps facts that are not declared any more', () => {
    const before: FactSet = {
      observedAt: 1,
      facts: { 'repo.gone': { v: 1, c: 1, o: 1 } },
    };

    expect(
      foldObservation(before, seen({ 'repo.stars': 5 }, 2), partial, 9).next
        .facts,
    ).toHaveProperty(['repo.gone']);
  });
});

describe('a report that withdraws a fact', () => {
  const by = { rules: partial };

  it('leaves it as if it was never observed, and keeps what it was', () => {
    const before = foldAll([seen({ 'repo.stars': 5 }, 1)], by);

    expect(
      foldObservation(before, seen({ 'repo.stars': null }, 3), partial, 1_000),
    ).toEqual({
      next: { observedAt: 3, facts: { 'repo.stars': { c: 3, o: 0 } } },
      isRewritten: true,
      changed: ['repo.stars'],
      affected: ['repo.stars'],
      renewed: new Map(),
      history: {
        replacedAt: 3,
        previous: { 'repo.stars': { v: 5, c: 1, o: 1 } },
      },
      stored: 1,
      outdated: 0,
      problems: [],
    });
  });

  it('changes nothing for whoever reads a fact that nobody reported', () => {
    expect(
      foldObservation(
        undefined,
        seen({ 'repo.stars': null }, 3),
        partial,
        1_000,
      ),
    ).toMatchObject({ changed: [], affected: [], stored: 1 });
  });

  it.each<[string, Array<[JsonValue, number]>]>([
    [
      'a report of before',
      [
        [5, 1],
        [null, 3],
        [4, 2],
      ],
    ],
    [
      'a report of before, and nothing was known',
      [
        [null, 3],
        [4, 2],
      ],
    ],
    [
      'another withdrawal of before',
      [
        [null, 3],
        [null, 2],
      ],
    ],
  ])('is not undone by %s', (_, reports) => {
    const { facts } = foldAll(
      reports.map(([value, at]) => seen({ 'repo.stars': value }, at)),
      by,
    );

    expect(facts).toEqual({ 'repo.stars': { c: 3, o: 0 } });
  });

  it('is undone by a report of after, and was nothing to be kept', () => {
    const withdrawn = foldAll([seen({ 'repo.stars': null }, 3)], by);

    const folded = foldObservation(
      withdrawn,
      seen({ 'repo.stars': 5 }, 4),
      partial,
      1_000,
    );

    expect(folded.next.facts).toEqual({ 'repo.stars': { v: 5, c: 4, o: 4 } });
    expect(folded.changed).toEqual(['repo.stars']);
    expect(folded.history).toBeUndefined();
  });

  it('is older than a report of now, even if the clock was ahead', () => {
    const ahead = foldAll([seen({ 'repo.stars': null })], {
      ...by,
      now: 2_000,
    });

    expect(
      foldObservation(ahead, seen({ 'repo.stars': 5 }), partial, 1_000).next
        .facts,
    ).toEqual({ 'repo.stars': { v: 5, c: 2_000, o: 2_000 } });
  });

  it('is no value for a collector', () => {
    expect(
      foldObservation(
        undefined,
        seen({ 'repo.stars': null }, 3),
        {
          ...rules,
          describeBadValue: (_, value) =>
            value === null ? 'null is not a number' : undefined,
        },
        1_000,
      ).problems,
    ).toEqual([
      {
        factId: 'repo.stars',
        message: 'was not taken: null is not a number',
      },
    ]);
  });
});
