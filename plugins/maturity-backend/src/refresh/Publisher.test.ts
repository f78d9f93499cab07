import { mockCredentials } from '@backstage/backend-test-utils';
import { responseError } from '../__testUtils__/World';
import { Publisher } from './Publisher';

const call = {
  credentials: mockCredentials.service(),
  signal: new AbortController().signal,
};

let clock = new Date('2026-11-22T12:00:00.000Z');
const now = () => clock;

function scorecardsWith(inForce: string | undefined) {
  return {
    readDefinition: jest.fn(async () => {
      if (inForce === undefined) {
        throw await responseError(404, 'There is none');
      }
      return inForce;
    }),
    publishDefinition: jest.fn(async () => ({
      scorecardId: 'levels',
      version: 1,
      changed: true,
      warnings: [],
    })),
  };
}

describe('Publisher', () => {
  it.each([
    ['there is none', undefined, 1],
    ['another is in force', 'older', 1],
    ['it is in force', 'new', 0],
  ])('when %s', async (_, inForce, published) => {
    const scorecards = scorecardsWith(inForce);

    expect(
      await new Publisher({ scorecards, now }).publish('levels', 'new', call),
    ).toEqual({ kind: 'inForce' });

    expect(scorecards.publishDefinition).toHaveBeenCalledTimes(published);
  });

  it('does not try again what says the same in other words', async () => {
    const scorecards = scorecardsWith('# the same\nnew');
    scorecards.publishDefinition.mockResolvedValue({
      scorecardId: 'levels',
      version: 1,
      changed: false,
      warnings: [],
    });
    const publisher = new Publisher({ scorecards, now });

    await publisher.publish('levels', 'new', call);
    await publisher.publish('levels', 'new', call);

    expect(scorecards.publishDefinition).toHaveBeenCalledTimes(1);
  });

  it('says why it is refused', async () => {
    const scorecards = scorecardsWith(undefined);
    scorecards.publishDefinition.mockRejectedValue(
      await responseError(400, 'a fact is unknown'),
    );

    expect(
      await new Publisher({ scorecards, now }).publish('levels', 'new', call),
    ).toEqual({
      kind: 'refused',
      problems: [{ message: 'a fact is unknown' }],
    });
  });

  it('tries again after ten minutes, and not before', async () => {
    const scorecards = scorecardsWith(undefined);
    scorecards.publishDefinition.mockRejectedValue(
      await responseError(400, 'a fact is unknown'),
    );
    const publisher = new Publisher({ scorecards, now });
    const publish = () => publisher.publish('levels', 'new', call);

    await publish();
    clock = new Date('2026-11-22T12:09:59.000Z');
    expect(await publish()).toMatchObject({ kind: 'refused' });
    expect(scorecards.publishDefinition).toHaveBeenCalledTimes(1);

    clock = new Date('2026-11-22T12:10:00.000Z');
    await publish();
    expect(scorecards.publishDefinition).toHaveBeenCalledTimes(2);
  });

  it('fails when it cannot be told', async () => {
    const scorecards = scorecardsWith(undefined);
    scorecards.publishDefinition.mockRejectedValue(
      await responseError(403, 'no'),
    );

    await expect(
      new Publisher({ scorecards, now }).publish('levels', 'new', call),
    ).rejects.toThrow('403');
  });
});
