import * as fc from 'fast-check';
import {
  daysAgo,
  feedback,
  rankIn,
  refOf,
  Saying,
  token,
  World,
} from './__testUtils__/world';
import { Ranking } from './rank';

/** As many as take seconds; seeds differ, so each run tries others. */
const RUNS = process.env.GROUNDWORK_TEST_THOROUGH === '1' ? 10_000 : 2_000;

/** Keys that lead to each other, so that walks cross. */
const KEYS = [
  'host pay.acme.test',
  'host www.pay.acme.test',
  'host acme.test',
  'host *.acme.test',
  'url pay.acme.test/cart/items',
  'url pay.acme.test/cart',
  'service-name payments/gateway',
  'service-name gateway',
  'kubernetes-workload payments/gateway',
  'kubernetes-workload gateway',
  'kubernetes-pod payments/gateway-7d9f8c6b5-x2k4p',
  'kubernetes-namespace payments',
  'alert-label service=gateway',
];
const ENTITIES = ['web', 'shop', 'edge', 'gateway'];

const key = fc.constantFrom(...KEYS);
const entity = fc.constantFrom(...ENTITIES);
const weight = fc.constantFrom(0.1, 0.25, 0.5, 0.9, 1);
const unit = fc.constantFrom(0.05, 0.2, 0.4, 0.6, 0.9, 1);

const saying: fc.Arbitrary<Saying> = fc.record({
  entity,
  says: key,
  source: fc.constantFrom('catalog', 'feed:dns', 'codeowners'),
  confidence: unit,
  observedAt: fc.option(fc.integer({ min: 0, max: 400 }).map(daysAgo), {
    nil: undefined,
  }),
});

const said = fc
  .record({
    verdict: fc.constantFrom('confirm' as const, 'reject' as const),
    key,
    entity,
    days: fc.integer({ min: 0, max: 5 }),
  })
  .map(it =>
    feedback(it.verdict, it.key, it.entity, { createdAt: daysAgo(it.days) }),
  );

const world: fc.Arbitrary<World> = fc.record({
  sayings: fc.array(saying, { maxLength: 12 }),
  feedback: fc.array(said, { maxLength: 3 }),
  others: fc.constant(ENTITIES),
});

const tokens = fc.array(
  fc
    .tuple(key, weight, fc.constantFrom('a', 'b'))
    .map(([says, part, text]) => token(says, { weight: part, text })),
  { minLength: 1, maxLength: 5 },
);

const placeOf = ({ answers, hints }: Ranking, entityRef: string) => {
  const place = [...answers, ...hints].findIndex(
    it => it.entityRef === entityRef,
  );
  return place === -1 ? Infinity : place;
};

describe('rank', () => {
  it('does not depend on the order of statements, tokens and feedback', () => {
    fc.assert(
      fc.property(
        world.chain(it =>
          fc.record({
            before: fc.constant(it),
            sayings: shuffled(it.sayings),
            feedback: shuffled(it.feedback ?? []),
          }),
        ),
        tokens.chain(it => fc.tuple(fc.constant(it), shuffled(it))),
        ({ before, ...after }, [asked, askedOtherwise]) => {
          expect(
            rankIn({ ...after, others: before.others }, askedOtherwise),
          ).toEqual(rankIn(before, asked));
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('gives confidences, margins and evidence from 0 to 1, in order', () => {
    fc.assert(
      fc.property(world, tokens, (it, asked) => {
        const { status, answers, hints, margin } = rankIn(it, asked);

        for (const { confidence, evidence } of [...answers, ...hints]) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(evidence).not.toHaveLength(0);
          for (const piece of evidence) {
            expect(piece.confidence).toBeGreaterThanOrEqual(0);
            expect(piece.confidence).toBeLessThanOrEqual(1);
          }
        }
        const confidences = answers.map(({ confidence }) => confidence);
        expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
        expect(status === 'unknown').toBe(answers.length === 0);
        expect(margin === undefined).toBe(answers.length === 0);
        expect(margin ?? 0).toBeGreaterThanOrEqual(0);
        expect(margin ?? 0).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('never puts an entity lower when there is more evidence for it', () => {
    fc.assert(
      fc.property(world, tokens, saying, (it, asked, more) => {
        const before = rankIn(it, asked);
        const after = rankIn({ ...it, sayings: [...it.sayings, more] }, asked);

        const entityRef = refOf(more.entity);
        expect(placeOf(after, entityRef)).toBeLessThanOrEqual(
          placeOf(before, entityRef),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('never puts an entity lower when it is confirmed', () => {
    fc.assert(
      fc.property(world, tokens, key, entity, (it, asked, says, name) => {
        const confirmed = feedback('confirm', says, name);
        const before = rankIn(it, asked);
        const after = rankIn(
          { ...it, feedback: [...(it.feedback ?? []), confirmed] },
          asked,
        );

        expect(placeOf(after, refOf(name))).toBeLessThanOrEqual(
          placeOf(before, refOf(name)),
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('puts what was confirmed first, and leaves out what was rejected', () => {
    fc.assert(
      fc.property(world, key, entity, (it, says, name) => {
        const ask = (verdict: 'confirm' | 'reject') =>
          rankIn({ ...it, feedback: [feedback(verdict, says, name)] }, [
            token(says),
          ]);

        expect(placeOf(ask('confirm'), refOf(name))).toBe(0);
        expect(placeOf(ask('reject'), refOf(name))).toBe(Infinity);
      }),
      { numRuns: RUNS },
    );
  });
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], {
    minLength: items.length,
    maxLength: items.length,
  });
}
