import fc from 'fast-check';
import { at, loggedAs, spoilt, tellings } from '../__testUtils__/logged';
import { foldRelease } from './foldRelease';
import { toGitReleaseEvent } from './gitReleaseEvent';

const REPOSITORY = 'github.com/acme/orders';
const [A, B] = ['a1', 'b2'].map(it => it.repeat(20));
const release = (sha: string, clock: string, kind: 'tag' | 'branch' = 'tag') =>
  loggedAs(
    toGitReleaseEvent(
      { name: 'v1.2.0', sha, releasedAt: at(clock), kind },
      { repository: REPOSITORY },
    ),
  );
const SUBJECT = `release:${REPOSITORY}@v1.2.0`;
const fold = (...events: ReturnType<typeof release>[]) =>
  foldRelease(
    { subject: SUBJECT, events },
    {
      componentOf: it => (it.kind === 'repository' ? it.repository : undefined),
    },
  );

describe('foldRelease', () => {
  it('makes of a tag a deployment that it stands for', () => {
    expect(fold(release(A, '10:00:00'))).toEqual({
      record: {
        deployment: {
          id: SUBJECT,
          component: REPOSITORY,
          environment: 'production',
          isProduction: true,
          sha: A,
          finishedAt: at('10:00:00'),
          result: 'succeeded',
        },
        version: 'v1.2.0',
        proxy: 'tag',
        repository: REPOSITORY,
        actors: [],
      },
      leftOut: {},
    });
  });

  it('goes where a tag was moved to', () => {
    const { record, leftOut } = fold(
      release(B, '11:00:00'),
      release(A, '10:00:00'),
    );

    expect(record?.deployment.sha).toBe(B);
    expect(leftOut).toEqual({ movedTag: 1 });
  });

  it('is the same whatever the order and the repetitions', () => {
    const all = [release(A, '10:00:00'), release(B, '10:00:00', 'branch')];
    fc.assert(
      fc.property(tellings(all), ({ once, told }) => {
        expect(JSON.stringify(fold(...told))).toBe(
          JSON.stringify(fold(...once)),
        );
      }),
    );
  });

  it('never throws, whatever stands in a payload', () => {
    const one = release(A, '10:00:00');
    fc.assert(
      fc.property(spoilt(one.payload!), payload => {
        expect(() => fold({ ...one, payload })).not.toThrow();
      }),
    );
  });
});
