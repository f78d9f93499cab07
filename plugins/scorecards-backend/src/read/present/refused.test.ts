import { StoredRefused } from '../../definitions/RefusedStore';
import { describeRefused, refusedById } from './refused';

const refusedAt = (since: string, more: Partial<StoredRefused> = {}) => ({
  location: '/etc/a.yaml',
  since: new Date(since),
  problems: [],
  ...more,
});

describe('describeRefused', () => {
  it.each<[StoredRefused['problems'], string]>([
    [[], 'The definition in etc/a.yaml is refused'],
    [[{ message: 'no YAML' }], 'etc/a.yaml: no YAML'],
    [[{ message: 'bad', line: 3 }], 'etc/a.yaml:3:1: bad'],
    [
      [
        { message: 'bad', line: 3, column: 9 },
        { message: 'b' },
        { message: 'c' },
      ],
      'etc/a.yaml:3:9: bad, and 2 more',
    ],
  ])('%j reads %s', (problems, text) => {
    expect(describeRefused(refusedAt('2026-11-21', { problems }))).toBe(text);
  });
});

describe('refusedById', () => {
  it('has the newest of each scorecard that is known', () => {
    const older = refusedAt('2026-11-20', { scorecardId: 'a' });
    const newer = refusedAt('2026-11-21', { scorecardId: 'a' });
    const other = refusedAt('2026-11-19', { scorecardId: 'b' });
    const nameless = refusedAt('2026-11-21');

    expect(refusedById([newer, older, nameless, other])).toEqual(
      new Map([
        ['a', newer],
        ['b', other],
      ]),
    );
  });
});
