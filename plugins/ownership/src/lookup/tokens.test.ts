import { token } from '../__testUtils__/answers';
import { tokensByKey } from './tokens';

describe('tokensByKey', () => {
  it('has each text once, with its kinds, what weighs most first', () => {
    expect(
      tokensByKey([
        token('path', '/srv/x.js', 0.2),
        token('queue', 'pay.acme.test', 0.5),
        token('host', 'pay.acme.test', 0.9),
        token('host', 'pay.acme.test', 0.4),
      ]),
    ).toEqual([
      { key: 'pay.acme.test', kinds: ['host', 'queue'] },
      { key: '/srv/x.js', kinds: ['path'] },
    ]);
  });
});
