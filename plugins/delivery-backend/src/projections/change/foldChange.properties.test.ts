import fc from 'fast-check';
import { commit, COURSE, fold, gitEvent } from '../__testUtils__/changes';
import { logged, spoilt, tellings } from '../__testUtils__/logged';
import {
  changed,
  FORCED,
  linus,
  reviewed,
} from '../__testUtils__/pullRequests';

describe('foldChange', () => {
  it('is the same whatever the order and the repetitions', () => {
    const sameSecond = ['bug', 'hotfix'].map(label =>
      changed('labeled', '09:00:00', {
        label: { name: label },
        labels: [{ name: label }],
        title: label,
        head: { ref: label, sha: FORCED },
      }),
    );
    const all = [
      ...COURSE,
      ...sameSecond,
      changed('reopened', '15:00:00'),
      reviewed('dismissed', '14:30:00', { id: 4, user: linus }),
      reviewed('approved', '14:30:00', { id: 6, user: null }),
      gitEvent(),
      gitEvent({ commit: { ...commit, sha: 'f6'.repeat(20) } }),
      logged({ ...COURSE[0], eventId: 'empty', payload: undefined }),
    ];

    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(told))).toBe(JSON.stringify(fold(once)));
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    const events = [COURSE[0], COURSE[4], COURSE[8], gitEvent()];
    const spoiltEvents = fc.tuple(
      ...events.map(event =>
        spoilt(event.payload!).map(payload => ({ ...event, payload })),
      ),
    );

    fc.assert(
      fc.property(spoiltEvents, all => {
        const { leftOut } = fold(all);
        for (const times of Object.values(leftOut)) {
          expect(times).toBeGreaterThan(0);
        }
      }),
    );
  });
});
