import { Ranking } from '../domain/resolve/rank';
import { answerByName } from './answerByName';

const UNKNOWN: Ranking = { status: 'unknown', answers: [], hints: [] };
const observedAt = new Date('2026-03-03T03:00:00.000Z');

const ask = (query: string | undefined, ...similarities: number[]) =>
  answerByName(query, UNKNOWN, {
    similar: similarities.map((similarity, index) => ({
      entityRef: `component:default/c${index}`,
      similarity,
    })),
    observedAt,
  });

describe('answerByName', () => {
  it('answers a mistyped name, and says that it is a guess', () => {
    expect(ask(' paymets ', 0.7059, 0.5)).toEqual({
      status: 'ambiguous',
      hints: [],
      // 0.29 × 0.7059 and 0.29 × 0.5; 1 − 0.145 / 0.2047
      margin: 0.2916,
      answers: [
        {
          entityRef: 'component:default/c0',
          confidence: 0.2047,
          evidence: [
            {
              identifier: { kind: 'entity', key: 'component:default/c0' },
              text: 'paymets',
              match: 'similar name',
              rule: 'name',
              source: 'catalog',
              observedAt: '2026-03-03T03:00:00.000Z',
              confidence: 0.2047,
            },
          ],
        },
        expect.objectContaining({
          entityRef: 'component:default/c1',
          confidence: 0.145,
        }),
      ],
    });
  });

  it('gives three answers at most, and none that is hardly similar', () => {
    const refs = ask('orders', 0.9, 0.8, 0.7, 0.6, 0.4).answers.map(
      ({ entityRef }) => entityRef,
    );

    expect(refs).toEqual([
      'component:default/c0',
      'component:default/c1',
      'component:default/c2',
    ]);
    expect(ask('orders', 0.49)).toBe(UNKNOWN);
  });

  it.each([
    'pay.acme.test',
    'acme/payments',
    'Error: connection refused\n  at main',
    'x',
    `p${'a'.repeat(70)}`,
    '',
    undefined,
  ])('leaves %j alone: it is not a name', query => {
    expect(ask(query, 0.9)).toBe(UNKNOWN);
  });

  it('leaves what was found alone', () => {
    const found: Ranking = { ...UNKNOWN, status: 'found' };

    expect(
      answerByName('orders', found, {
        similar: [{ entityRef: 'component:default/a', similarity: 0.9 }],
        observedAt,
      }),
    ).toBe(found);
  });
});
