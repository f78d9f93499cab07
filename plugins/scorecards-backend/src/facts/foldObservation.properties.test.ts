import { JsonValue } from '@backstage/types';
import { FactObservation } from '@groundwork/backstage-plugin-scorecards-node';
import fc from 'fast-check';
import { foldAll, partial, rules, seen } from './__testUtils__/folds';
import { foldObservation } from './foldObservation';
import { FactSet } from './types';

describe('whatever is observed', () => {
  const value = fc.constantFrom<JsonValue>(1, 2, { a: 1 }, { a: [2] });
  const finding = fc.oneof(
    fc.record({ value: fc.option(value, { nil: undefined }) }),
    fc.record({ error: fc.constantFrom('timed out', 'forbidden') }),
  );
  type Finding = { value?: JsonValue; error?: string };
  const observation = (stars: Finding, readme: Finding, at: number) => {
    const all = Object.entries({ 'repo.stars': stars, 'repo.readme': readme });
    return seen(
      Object.fromEntries(all.map(([id, it]) => [id, it.value])),
      at,
      Object.fromEntries(
        all.flatMap(([id, it]) => (it.error ? [[id, it.error]] : [])),
      ),
    );
  };
  const observations = fc
    .uniqueArray(fc.integer({ min: 1, max: 900 }), {
      minLength: 1,
      maxLength: 8,
    })
    .chain(times =>
      fc.tuple(...times.map(at => fc.tuple(finding, finding, fc.constant(at)))),
    )
    .map(all => all.map(it => observation(...it)));
  const shuffled = observations.chain(all =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, {
        minLength: all.length,
        maxLength: all.length,
      }),
    ),
  );
  const timeOf = (it: FactObservation) => it.observedAt!.getTime();

  it('the latest value and error stay, in whatever order they come', () => {
    fc.assert(
      fc.property(shuffled, ([all, inAnyOrder]) => {
        const { facts, observedAt } = foldAll(inAnyOrder);
        const inOrder = all.toSorted((a, b) => timeOf(a) - timeOf(b));
        for (const id of rules.declared.keys()) {
          const last = inOrder.findLast(it => !it.errors?.[id]);
          const fact = facts[id];
          expect(fact.v).toEqual(last?.facts[id]);
          expect(fact.o ?? observedAt).toBe(last ? timeOf(last) : 0);
          expect(fact.e).toBe(inOrder.at(-1)?.errors?.[id]);
        }
        expect(observedAt).toBe(timeOf(inOrder.at(-1)!));
      }),
    );
  });

  it('reports come to the same in whatever order', () => {
    const reports = fc
      .uniqueArray(fc.integer({ min: 1, max: 900 }), {
        maxLength: 8,
        minLength: 1,
      })
      .chain(times =>
        fc.tuple(
          ...times.map(at =>
            fc
              .tuple(
                fc.constantFrom('repo.stars', 'repo.readme'),
                fc.oneof(value, fc.constant(null)),
              )
              .map(([id, it]) => seen({ [id]: it }, at)),
          ),
        ),
      )
      .chain(all =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all], { minLength: all.length }),
        ),
      );
    const known = ({ facts, observedAt }: FactSet) => ({
      observedAt,
      facts: Object.fromEntries(
        Object.entries(facts).map(([id, { v, o }]) => [id, { v, o }]),
      ),
    });

    fc.assert(
      fc.property(reports, ([one, other]) => {
        expect(known(foldAll(one, { rules: partial }))).toEqual(
          known(foldAll(other, { rules: partial })),
        );
      }),
    );
  });

  it.each([
    ['observation', rules],
    ['report', partial],
  ])('the same %s once more changes nothing', (_, by) => {
    fc.assert(
      fc.property(observations, all => {
        const before = foldAll(all, { rules: by });
        const last = all.at(-1)!;
        const once = foldObservation(before, last, by, 1_000);
        const twice = foldObservation(once.next, last, by, 1_000);
        expect(twice).toMatchObject({
          next: once.next,
          isRewritten: false,
          changed: [],
          affected: [],
          renewed: new Map(),
        });
        expect(twice.history).toBeUndefined();
      }),
    );
  });

  it('no time goes backwards, and none is before the change', () => {
    fc.assert(
      fc.property(observations, all => {
        let set: FactSet | undefined;
        for (const it of all) {
          const { next } = foldObservation(set, it, rules, 1_000);
          expect(next.observedAt).toBeGreaterThanOrEqual(set?.observedAt ?? 0);
          for (const [id, fact] of Object.entries(next.facts)) {
            const before = set?.facts[id];
            const observedAt = fact.o ?? next.observedAt;
            expect(observedAt).toBeGreaterThanOrEqual(
              before ? before.o ?? set!.observedAt : 0,
            );
            expect(fact.c ?? 0).toBeLessThanOrEqual(observedAt);
            expect(fact.s ?? observedAt).toBeGreaterThanOrEqual(observedAt);
          }
          set = next;
        }
      }),
    );
  });

  it('what was kept of before leads back to it', () => {
    fc.assert(
      fc.property(observations, all => {
        let set: FactSet | undefined;
        for (const it of all) {
          const { next, history } = foldObservation(set, it, rules, 1_000);
          for (const [id, previous] of Object.entries(
            history?.previous ?? {},
          )) {
            const before = set!.facts[id];
            expect(previous.v).toEqual(before.v);
            expect(previous.c).toBe(before.c);
            expect(next.facts[id].c).toBe(history!.replacedAt);
          }
          set = next;
        }
      }),
    );
  });
});
