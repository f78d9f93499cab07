import { environmentDetail } from '../__testUtils__/environments';
import { addressOf } from './address';

const NOW = new Date('2026-11-21T12:00:00Z');
const url = 'http://localhost:34017';
const paused = environmentDetail({
  phase: 'paused',
  expiresAt: '2026-11-21T12:00:01Z',
  outputs: [{ name: 'url', kind: 'url', value: url }],
  resources: [
    { name: 'web', type: 'service', driver: 'process', status: 'paused' },
  ],
});

describe('addressOf', () => {
  it('is the one it tells while it is up', () => {
    expect(addressOf(environmentDetail({ url }), NOW)).toEqual({
      url,
      wakes: false,
    });
  });

  it('is the one of before while it is paused, which wakes it', () => {
    expect(addressOf(paused, NOW)).toEqual({ url, wakes: true });
  });

  it('does not wake it once its time has ended', () => {
    const expiresAt = '2026-11-21T12:00:00Z';
    expect(addressOf({ ...paused, expiresAt }, NOW)).toEqual({
      url,
      wakes: false,
    });
  });

  it('is none where nothing answers that could wake it', () => {
    expect(
      addressOf(
        {
          ...paused,
          resources: [
            { name: 'web', type: 'service', driver: 'git', status: 'paused' },
          ],
        },
        NOW,
      ),
    ).toBeUndefined();
    expect(addressOf({ ...paused, outputs: [] }, NOW)).toBeUndefined();
  });

  it('is none before there is one', () => {
    expect(
      addressOf(environmentDetail({ phase: 'pending' }), NOW),
    ).toBeUndefined();
  });
});
