import { inTime } from './inTime';

describe('inTime', () => {
  it('gives the answer', async () => {
    await expect(inTime(Promise.resolve(7))).resolves.toBe(7);
  });

  it('passes on what went wrong', async () => {
    await expect(
      inTime(Promise.reject(new Error('connection refused'))),
    ).rejects.toThrow('connection refused');
  });

  it('gives up on a database that says nothing', async () => {
    await expect(inTime(new Promise(() => {}), 5)).rejects.toThrow(
      'The database has not answered within 5 ms',
    );
  });
});
