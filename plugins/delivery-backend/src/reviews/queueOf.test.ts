import fc from 'fast-check';
import { ago, foundOf, NOW, recordOf, review } from './__testUtils__/changes';
import { queueOf } from './queueOf';

const HOUR_MS = 3_600_000;
const open = (id: string, hours: number, lines = 1) =>
  foundOf(recordOf(hours, {}, { id }), {
    size: { added: lines, removed: 0, files: 1 },
  });
const queue = (
  changes: ReturnType<typeof foundOf>[],
  overdueAfterMs?: number,
) =>
  queueOf({
    changes,
    paths: new Map(),
    failuresOf: new Map(),
    overdueAfterMs,
    now: NOW.getTime(),
  });

describe('queueOf', () => {
  it('has what is overdue first, then what is risky, then what is old', () => {
    const changes = [
      open('young', 1),
      open('old', 9),
      open('risky', 2, 501),
      open('late', 11),
      open('later', 12),
      open('late and risky', 10.5, 501),
    ];

    expect(
      queue(changes, 10 * HOUR_MS).map(it => [
        it.change.id,
        it.isOverdue,
        it.waitedHours,
      ]),
    ).toEqual([
      ['late and risky', true, 10.5],
      ['later', true, 12],
      ['late', true, 11],
      ['risky', false, 2],
      ['old', false, 9],
      ['young', false, 1],
    ]);
  });

  it('calls nothing overdue while it is not known what is usual', () => {
    expect(queue([open('a', 10_000)])).toMatchObject([{ isOverdue: false }]);
  });

  it('is overdue only when it is longer than what nine of ten wait', () => {
    expect(queue([open('a', 10)], 10 * HOUR_MS)).toMatchObject([
      { isOverdue: false },
    ]);
  });

  it('leaves out drafts, and what may not be seen', () => {
    const draft = recordOf(1, { isDraftWhenOpened: true });

    expect(queue([foundOf(draft), foundOf(recordOf(1), {}, false)])).toEqual(
      [],
    );
  });

  it('tells what each waits for', () => {
    const reviewed = recordOf(9, { reviews: [review(3)] });

    expect(queue([foundOf(reviewed)])).toMatchObject([
      {
        waitsFor: 'approval',
        since: new Date(ago(3)).toISOString(),
        waitedHours: 3,
        risks: [],
      },
    ]);
  });

  it('is the same in whatever order changes come', () => {
    const all = [1, 1, 2, 3, 30].map((hours, index) =>
      open(`change ${index}`, hours, index % 2 ? 1 : 900),
    );

    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 5 }), shuffled => {
        expect(queue(shuffled, 2 * HOUR_MS)).toEqual(queue(all, 2 * HOUR_MS));
      }),
    );
  });
});
