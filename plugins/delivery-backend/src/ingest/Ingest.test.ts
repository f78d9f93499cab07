import { mockServices } from '@backstage/backend-test-utils';
import { Appended } from '../log';
import { Ingest } from './Ingest';

const headers = {
  'content-type': 'application/json',
  'x-github-event': 'star',
  'x-github-delivery': 'delivery-1',
};
const now = () => new Date('2026-03-03T12:00:00Z');

describe('Ingest', () => {
  it('returns no receipt before the events are kept', async () => {
    let finish: (appended: Appended) => void = () => {};
    const keep = jest.fn(
      () =>
        new Promise<Appended>(resolve => {
          finish = resolve;
        }),
    );
    const ingest = new Ingest({
      log: { keep },
      logger: mockServices.logger.mock(),
      now,
    });
    let receipt: object | undefined;

    const receiving = ingest
      .receive('github', { headers, body: Buffer.from('{}') })
      .then(it => {
        receipt = it;
      });
    await new Promise(setImmediate);
    expect(keep).toHaveBeenCalledTimes(1);
    expect(receipt).toBeUndefined();
    finish({ appended: 1, duplicates: 0 });
    await receiving;

    expect(receipt).toEqual({ appended: 1, duplicates: 0, ignored: 1 });
  });

  it('tells what is wrong in one line, however it was sent', async () => {
    const logger = mockServices.logger.mock();
    const ingest = new Ingest({
      log: { keep: async () => ({ appended: 0, duplicates: 0 }) },
      logger,
      now,
    });
    const event = {
      specversion: '1.0',
      id: `x\n2026-03-03 ERROR forged ${'y'.repeat(100_000)}`,
      source: 'github',
      type: 'dev.cdevents.change.merged.0.3.0',
      data: {},
    };

    const error = await ingest
      .receive('cdevents', {
        headers: { 'content-type': 'application/cloudevents+json' },
        body: Buffer.from(
          JSON.stringify({ ...event, source: `git:${event.id}` }),
        ),
      })
      .catch(it => it);

    expect(error.name).toBe('InputError');
    const [said] = logger.warn.mock.calls[0];
    for (const text of [said, error.message, ...error.problems]) {
      expect(text).toMatch(/^[^\n]{1,700}$/);
    }
  });

  it('passes on that events could not be kept', async () => {
    const ingest = new Ingest({
      log: { keep: jest.fn().mockRejectedValue(new Error('No disk')) },
      logger: mockServices.logger.mock(),
      now,
    });

    await expect(
      ingest.receive('github', { headers, body: Buffer.from('{}') }),
    ).rejects.toThrow('No disk');
    // What is no event is not acknowledged either, as long as it is not kept
    await expect(
      ingest.receive('github', { headers, body: Buffer.from('{') }),
    ).rejects.toThrow('No disk');
  });
});
