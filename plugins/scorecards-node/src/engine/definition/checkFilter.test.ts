import { parseFilterPredicate } from '@backstage/filter-predicates';
import fc from 'fast-check';
import { checkFilter } from './checkFilter';
import { formatPath } from './path';

const problemsOf = (filter: unknown) =>
  checkFilter(filter, []).map(
    ({ path, message }) => `${formatPath(path)}: ${message}`,
  );

describe('checkFilter', () => {
  it.each([
    [{ kind: 'Component' }],
    [{ 'spec.type': { $in: ['service', 'website'] }, 'metadata.x': 7 }],
    [{ 'metadata.annotations.a/b': { $exists: true } }],
    [{ 'metadata.name': { $hasPrefix: 'pay' } }],
    [{ relations: { $contains: { type: 'ownedBy' } } }],
    [{ $any: [{ kind: 'API' }, { $not: { kind: 'Group' } }] }],
    [{ $all: [] }],
  ])('takes %j', filter => {
    expect(problemsOf(filter)).toEqual([]);
  });

  it.each<[unknown, string]>([
    [[], ': must be a filter'],
    [
      { kind: null },
      'kind: must be a text, a number, true, false or a matcher such as { $in: […] }',
    ],
    [
      { $alll: [] },
      "$alll: is not known here; did you mean '$all'? Known are $all, $any, $not",
    ],
    [{ $all: {} }, '$all: must be a list of filters'],
    [
      { $any: [{ kind: [] }] },
      '$any[0].kind: must not be a list; for one of several values write { $in: […] }',
    ],
    [{ $not: [] }, '$not: must be a filter'],
    [
      { $all: [], kind: 'x' },
      '$all: must stand alone; to combine it with kind, put both in $all',
    ],
    [
      { kind: {} },
      'kind: must have one of $exists, $in, $contains, $hasPrefix',
    ],
    [{ kind: { $exists: 'yes' } }, 'kind.$exists: must be true or false'],
    [
      { kind: { $in: 'a' } },
      'kind.$in: must be a list of texts, numbers, true or false',
    ],
    [{ kind: { $hasPrefix: 1 } }, 'kind.$hasPrefix: must be a text'],
    [
      { tags: { $contains: { $in: [] } } },
      'tags.$contains.$in: is not known here; known are $all, $any, $not',
    ],
    [{ 'a\nb': 1 }, ': is not a filter: '],
  ])('refuses %j', (filter, problem) => {
    expect(problemsOf(filter)[0].slice(0, problem.length)).toBe(problem);
  });

  it('takes nothing that Backstage would refuse', () => {
    const operator = fc.constantFrom(
      '$all',
      '$any',
      '$not',
      '$in',
      '$exists',
      '$contains',
      '$hasPrefix',
      'kind',
      '$x',
    );
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 1, true, null),
        tie('map'),
        tie('list'),
      ),
      list: fc.array(tie('tree'), { maxLength: 3 }),
      map: fc.dictionary(operator, tie('tree'), { maxKeys: 2 }),
    }));
    fc.assert(
      fc.property(tree, filter => {
        fc.pre(checkFilter(filter, []).length === 0);
        expect(() => parseFilterPredicate(filter)).not.toThrow();
      }),
    );
  });
});
