import { Token } from '@groundwork/backstage-plugin-ownership-common';
import { FeedbackIndex } from '../feedback';
import { NOW, token } from './__testUtils__/world';
import { CandidateSources, createCandidateFinder } from './candidates';

const COUNT = 800;

/** Every key of a test is claimed by so many. */
const sources: CandidateSources = {
  countOf: (kind, key) => (kind === 'image' && /^k\d+$/.test(key) ? COUNT : 0),
  find: () =>
    Array.from({ length: COUNT }, (_, number) => ({
      entityRef: `component:default/e-${number}`,
      source: 'catalog',
      rule: 'rule',
      confidence: 1,
    })),
  hasEntity: () => false,
  feedback: new FeedbackIndex(),
  lastReadOf: () => NOW,
};

const images = (from: number, count: number): Token[] =>
  Array.from({ length: count }, (_, number) =>
    token(`image k${from + number}`),
  );

const claimsOf = ({
  candidates,
}: ReturnType<ReturnType<typeof createCandidateFinder>>) =>
  candidates.flatMap(({ steps }) => steps.map(({ claims }) => claims));

describe('createCandidateFinder', () => {
  it('gives questions about the same key the same claims', () => {
    const find = createCandidateFinder(sources);
    const held = new Set<unknown>();

    for (let left = 200; left > 0; left--) {
      const found = find(images(0, 12));
      expect(found.isCut).toBe(false);
      claimsOf(found).forEach(claims => held.add(claims));
    }

    expect(held.size).toBe(12);
  });

  it('gives each question what it would get alone', () => {
    const find = createCandidateFinder(sources);
    const alone = (tokens: Token[]) =>
      createCandidateFinder(sources)(tokens).candidates.map(it => it.token.key);

    for (const tokens of [images(0, 12), images(6, 14), images(0, 20)]) {
      expect(find(tokens).candidates.map(it => it.token.key)).toEqual(
        alone(tokens),
      );
    }
    // 12 times 800 are not more than the 10,000 of one question
    expect(alone(images(0, 20))).toHaveLength(12);
  });

  it('reads at most 100,000 claims for all, and tells who gets fewer', () => {
    const find = createCandidateFinder(sources);
    const found = Array.from({ length: 20 }, (_, number) =>
      find(images(10 * number, 10)),
    );
    const held = new Set(found.flatMap(claimsOf));

    // 125 keys of 800 claims
    expect(held.size).toBe(125);
    expect(found.map(({ isCut }) => isCut)).toEqual([
      ...Array(12).fill(false),
      ...Array(8).fill(true),
    ]);
    // what was read before serves
    expect(find(images(0, 10)).isCut).toBe(false);
  });
});
