import { NOW, token } from './__testUtils__/world';
import { Candidates, CandidateStep, mergeCandidates } from './candidates';

const step = (entityRef: string): CandidateStep => ({
  identifier: { kind: 'path', key: 'a' },
  match: 'exact',
  closeness: 1,
  claims: [
    {
      entityRef,
      source: 'test',
      rule: 'rule',
      confidence: 1,
      observedAt: NOW,
      basis: 'inferred',
    },
  ],
});

const a = token('path a', { weight: 0.5 });
const b = token('path b', { weight: 0.5 });
const c = token('host c', { weight: 1 });

/** E.g. `c: x; a: y z` */
const inShort = (candidates: Candidates[]) =>
  candidates
    .map(({ token: { key }, steps }) => {
      const refs = steps.flatMap(({ claims }) =>
        claims.map(({ entityRef }) => entityRef),
      );
      return `${key}: ${refs.join(' ')}`;
    })
    .join('; ');

describe('mergeCandidates', () => {
  const found: Candidates[] = [
    { token: c, steps: [step('of-c')] },
    { token: a, steps: [step('near'), step('far')] },
  ];

  it('is what there is when nothing is added', () => {
    expect(mergeCandidates(found, [])).toEqual(found);
    expect(mergeCandidates([], [])).toEqual([]);
  });

  it('puts what is about the very key first of its token', () => {
    expect(
      inShort(
        mergeCandidates(found, [
          { token: a, steps: [step('rule')] },
          { token: a, steps: [step('other-rule')] },
        ]),
      ),
    ).toBe('c: of-c; a: rule other-rule near far');
  });

  it('adds tokens that had none, the most telling first', () => {
    expect(
      inShort(
        mergeCandidates(
          [{ token: b, steps: [step('of-b')] }],
          [
            { token: a, steps: [step('of-a')] },
            { token: c, steps: [step('of-c')] },
          ],
        ),
      ),
    ).toBe('c: of-c; a: of-a; b: of-b');
  });

  it('leaves what it was given as it was', () => {
    const before = inShort(found);

    mergeCandidates(found, [{ token: a, steps: [step('rule')] }]);

    expect(inShort(found)).toBe(before);
  });
});
