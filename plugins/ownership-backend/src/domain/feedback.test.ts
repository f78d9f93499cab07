import fc from 'fast-check';
import { Feedback, FeedbackIndex, Verdict, Verdicts } from './feedback';

const HOST = { kind: 'host', key: 'pay.acme.test' } as const;
const day = (number: number) => new Date(Date.UTC(2026, 2, number));

let nextId = 0;

/** `ada confirm orders`, with a day and, for `correct`, what is right. */
function says(
  text: string,
  createdAt: Date,
  rest: Partial<Feedback> = {},
): Feedback {
  const [createdBy, verdict, entityRef, correctRef] = text.split(' ');
  nextId += 1;
  return {
    id: String(nextId).padStart(4, '0'),
    identifier: HOST,
    verdict: verdict as Verdict,
    entityRef,
    ...(correctRef && { correctRef }),
    createdBy,
    createdAt,
    ...rest,
  };
}

function indexOf(feedback: readonly Feedback[]): FeedbackIndex {
  const index = new FeedbackIndex();
  feedback.forEach(it => index.set(it));
  return index;
}

/** E.g. `+orders 3 -web`: confirmed since the third, rejected. */
function inShort({ confirmed, rejected }: Verdicts): string {
  return [
    ...confirmed.map(
      ({ entityRef, since, corrected }) =>
        `+${entityRef} ${since.getUTCDate()}${corrected ? ' corrected' : ''}`,
    ),
    ...[...rejected].map(entityRef => `-${entityRef}`),
  ]
    .sort()
    .join(', ');
}

describe('FeedbackIndex', () => {
  it.each<[string, Feedback[], string]>([
    ['nothing', [], ''],
    ['a confirmation', [says('ada confirm orders', day(1))], '+orders 1'],
    ['a rejection', [says('ada reject orders', day(1))], '-orders'],
    [
      'a correction: one is wrong and another right',
      [says('ada correct orders web', day(1))],
      '+web 1 corrected, -orders',
    ],
    [
      'the last word of a person',
      [says('ada confirm orders', day(1)), says('ada reject orders', day(2))],
      '-orders',
    ],
    [
      'the newest of what two people say of one entity',
      [says('ada reject orders', day(1)), says('mina confirm orders', day(2))],
      '+orders 2',
    ],
    [
      'the newest, whoever was first to be told',
      [says('mina confirm orders', day(2)), says('ada reject orders', day(3))],
      '-orders',
    ],
    [
      'both of two who confirm two entities',
      [says('ada confirm orders', day(1)), says('mina confirm web', day(2))],
      '+orders 1, +web 2',
    ],
    [
      'a person who confirms two entities',
      [says('ada confirm orders', day(1)), says('ada confirm web', day(2))],
      '+orders 1, +web 2',
    ],
    [
      'a confirmation after somebody else has corrected it',
      [
        says('ada correct orders web', day(1)),
        says('mina confirm orders', day(2)),
      ],
      '+orders 2, +web 1 corrected',
    ],
    [
      'a rejection of what was the correction',
      [says('ada correct orders web', day(1)), says('mina reject web', day(2))],
      '-orders, -web',
    ],
    [
      'a correction that the person takes back',
      [
        says('ada correct orders web', day(1)),
        says('ada confirm orders', day(2)),
      ],
      '+orders 2',
    ],
    [
      'two who correct each other: the later is right',
      [
        says('ada correct orders web', day(1)),
        says('mina correct web orders', day(2)),
      ],
      '+orders 2 corrected, -web',
    ],
    [
      'of two at the same moment the one with the greater id',
      [
        says('ada confirm orders', day(1), { id: '9000' }),
        says('mina reject orders', day(1), { id: '9001' }),
      ],
      '-orders',
    ],
  ])('follows %s', (_, feedback, expected) => {
    expect(inShort(indexOf(feedback).verdictsOn(HOST))).toBe(expected);
    expect(inShort(indexOf(feedback.toReversed()).verdictsOn(HOST))).toBe(
      expected,
    );
  });

  it('keeps what is said of one identifier from others', () => {
    const index = indexOf([says('ada confirm orders', day(1))]);

    for (const other of [
      { ...HOST, key: 'acme.test' },
      { kind: 'url', key: HOST.key } as const,
    ]) {
      expect(inShort(index.verdictsOn(other))).toBe('');
    }
  });

  it('keeps one say of each person on each answer', () => {
    const index = indexOf([
      says('ada confirm orders', day(1)),
      says('ada reject orders', day(2)),
      says('ada confirm web', day(3)),
      says('mina confirm web', day(3)),
    ]);

    expect(index.size).toBe(3);
    expect(
      [...index.all()].map(
        ({ createdBy, verdict, entityRef }) =>
          `${createdBy} ${verdict} ${entityRef}`,
      ),
    ).toEqual(['ada reject orders', 'ada confirm web', 'mina confirm web']);
  });

  it('does not let an older say replace a newer one that it learns later', () => {
    const index = indexOf([says('ada reject orders', day(2))]);

    index.set(says('ada confirm orders', day(1)));

    expect(inShort(index.verdictsOn(HOST))).toBe('-orders');
  });

  it('refuses a verdict that it does not know', () => {
    const index = indexOf([says('ada doubt orders', day(1))]);

    expect(() => index.verdictsOn(HOST)).toThrow(
      "Unknown verdict 'doubt'; it must be confirm, reject or correct",
    );
  });

  const names = ['orders', 'web', 'api'];
  const anySay = fc
    .record({
      person: fc.constantFrom('ada', 'mina', 'jo'),
      verdict: fc.constantFrom('confirm', 'reject', 'correct'),
      entity: fc.nat(2),
      other: fc.integer({ min: 1, max: 2 }),
      at: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ person, verdict, entity, other, at }) => {
      const correct = verdict === 'correct' ? names[(entity + other) % 3] : '';
      return says(
        `${person} ${verdict} ${names[entity]} ${correct}`.trim(),
        day(at),
      );
    });

  it('comes to the same in whatever order, and however often, it is told', () => {
    fc.assert(
      fc.property(
        fc.array(anySay, { maxLength: 12 }).chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: 2 * all.length,
            }),
          ),
        ),
        ([told, shuffled]) => {
          expect(inShort(indexOf(shuffled).verdictsOn(HOST))).toBe(
            inShort(indexOf(told).verdictsOn(HOST)),
          );
        },
      ),
    );
  });

  it('never both confirms and rejects an entity', () => {
    fc.assert(
      fc.property(fc.array(anySay, { maxLength: 12 }), told => {
        const { confirmed, rejected } = indexOf(told).verdictsOn(HOST);
        const refs = confirmed.map(({ entityRef }) => entityRef);
        expect(new Set(refs).size).toBe(refs.length);
        expect(refs.filter(ref => rejected.has(ref))).toEqual([]);
      }),
    );
  });
});
