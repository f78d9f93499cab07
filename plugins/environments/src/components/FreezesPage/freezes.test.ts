import { FreezeWindow } from '@groundwork/backstage-plugin-environments-common';
import { freezeOf, localMinute, placed, problemsOf } from './freezes';

const now = new Date('2026-12-20T12:00:00Z');

function freeze(id: string, from: string, to: string): FreezeWindow {
  return { id, reason: 'Holidays', from, to, stages: [], entities: [] };
}

const draft = {
  reason: 'Holidays',
  from: '2026-12-24T18:00',
  to: '2026-12-27T06:00',
  stages: [],
  entities: [],
};

describe('placed', () => {
  it('says which freezes are in force, and which is the next', () => {
    expect(
      placed(
        [
          freeze('later', '2027-01-02T00:00:00Z', '2027-01-03T00:00:00Z'),
          freeze('next', '2026-12-24T00:00:00Z', '2026-12-27T00:00:00Z'),
          freeze('begins', '2026-12-20T12:00:00Z', '2026-12-20T13:00:00Z'),
          freeze('over', '2026-12-01T00:00:00Z', '2026-12-20T12:00:00Z'),
        ],
        now,
      ).map(it => [it.freeze.id, it.state]),
    ).toEqual([
      ['begins', 'now'],
      ['next', 'next'],
      ['later', 'later'],
    ]);
  });
});

describe('problemsOf', () => {
  it.each([
    ['nothing', {}, {}],
    ['no reason', { reason: ' ' }, { reason: 'missing' }],
    ['no times', { from: '', to: '' }, { from: 'missing', to: 'missing' }],
    ['an end at the start', { to: draft.from }, { to: 'beforeStart' }],
    [
      'an end that is over',
      { from: '2026-12-01T00:00', to: '2026-12-02T00:00' },
      { to: 'past' },
    ],
  ])('finds %s', (_, changed, expected) => {
    expect(problemsOf({ ...draft, ...changed }, now)).toEqual(expected);
  });
});

describe('the times of a draft', () => {
  it('are those where the person is', () => {
    const { from } = freezeOf(draft);
    expect(from).toBe(new Date(2026, 11, 24, 18, 0).toISOString());
    expect(localMinute(new Date(2026, 0, 2, 3, 4))).toBe('2026-01-02T03:04');
  });
});
