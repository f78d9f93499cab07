import { lanesOf } from './spans';

describe('lanesOf', () => {
  it('places spans between the first and the last moment, by stage', () => {
    const now = new Date('2026-11-03T00:00:00Z');
    const lanes = lanesOf(
      [
        {
          stage: 'review',
          kind: 'touch',
          start: '2026-11-02T00:00:00Z',
        },
        {
          stage: 'review',
          kind: 'queue',
          start: '2026-11-01T12:00:00Z',
          end: '2026-11-02T00:00:00Z',
        },
        {
          stage: 'code',
          kind: 'touch',
          start: '2026-11-01T00:00:00Z',
          end: '2026-11-01T12:00:00Z',
        },
      ],
      now,
    );
    expect(lanes.map(({ stage }) => stage)).toEqual(['code', 'review']);
    expect(
      lanes[1].spans.map(({ span, start, length }) => [
        span.kind,
        start,
        length,
      ]),
    ).toEqual([
      ['queue', 0.25, 0.25],
      // It lasts still.
      ['touch', 0.5, 0.5],
    ]);
  });

  it('has no lanes without spans', () => {
    expect(lanesOf([], new Date())).toEqual([]);
  });

  it('is all at once where nothing took any time', () => {
    const at = '2026-11-01T00:00:00Z';
    expect(
      lanesOf(
        [{ stage: 'test', kind: 'touch', start: at, end: at }],
        new Date(),
      )
        .flatMap(({ spans }) => spans)
        .map(({ start, length }) => [start, length]),
    ).toEqual([[0, 0]]);
  });
});
