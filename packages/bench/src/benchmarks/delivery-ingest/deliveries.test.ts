import { createHash, createHmac } from 'node:crypto';
import { BATCH, batch, GITHUB_SECRET, webhook } from './deliveries';

describe('webhook', () => {
  it('is signed as GitHub signs, and tells of a change of its own', () => {
    const { payload, headers } = webhook(2, 7);
    const hmac = createHmac('sha256', GITHUB_SECRET).update(payload!);
    expect(headers!['x-hub-signature-256']).toBe(
      `sha256=${hmac.digest('hex')}`,
    );
    expect(headers!['x-github-delivery']).toBe('2-7');
    const other = webhook(2, 8);
    const numbers = [payload!, other.payload!].map(
      it => JSON.parse(it.toString()).number,
    );
    expect(numbers).toEqual([2_000_008, 2_000_009]);
  });
});

describe('batch', () => {
  it('has events of which none is there twice', () => {
    const ids = [batch(1, 0), batch(1, 1)].flatMap(({ payload }) =>
      JSON.parse(payload!.toString()).map((it: { id: string }) => it.id),
    );
    expect(new Set(ids).size).toBe(2 * BATCH);
  });

  it('is the same each time', () => {
    const digest = () =>
      createHash('sha256').update(batch(3, 2).payload!).digest('hex');
    expect(digest()).toBe(digest());
  });
});
