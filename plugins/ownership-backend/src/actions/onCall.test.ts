import { OnCall } from '@groundwork/backstage-plugin-ownership-common';
import { toOnCall } from './onCall';

describe('toOnCall', () => {
  it.each<[OnCall, string]>([
    [
      {
        status: 'known',
        levels: [
          { level: 1, people: [{ name: 'Ada' }, { name: 'Jo' }] },
          { level: 2, people: [{ name: 'Mina' }], until: '2026-03-03T09:00Z' },
        ],
      },
      'Ada, Jo (level 1); Mina (level 2, until 2026-03-03T09:00Z)',
    ],
    [
      { status: 'silent', levels: [], schedule: 'payments' },
      'nobody: schedule payments has nobody on it now',
    ],
    [
      { status: 'silent', levels: [] },
      'nobody: the schedule has nobody on it now',
    ],
    [{ status: 'none', levels: [] }, 'no schedule is known'],
    [
      { status: 'unavailable', levels: [], reason: 'rota: timed out' },
      'unavailable: rota: timed out',
    ],
    [
      { status: 'unavailable', levels: [] },
      'unavailable: the provider did not answer',
    ],
  ])('of %j says %s', (onCall, words) => {
    expect(toOnCall(onCall)).toBe(words);
  });
});
