import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ReadAuthorizer,
  type ReadableEntities,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Caller } from './Caller';

const ada = mockCredentials.user('user:default/ada.byron');

const FRESH = {
  asOf: '2026-03-03T03:00:00.000Z',
  degraded: false,
  degradedReasons: [],
};

function callerThatReads(
  answer: ReadableEntities,
  degradedReason?: string,
): Caller {
  const readable: ReadAuthorizer['readable'] = async () => answer;
  const authorizer = { readable } as ReadAuthorizer;
  return new Caller({ credentials: ada, authorizer, degradedReason });
}

describe('Caller', () => {
  it('adds nothing to an answer when all is known', async () => {
    const caller = callerThatReads({ refs: new Set(['component:default/a']) });

    expect(await caller.readable(['component:default/a'])).toEqual(
      new Set(['component:default/a']),
    );
    expect(caller.qualify({ ...FRESH, items: [] })).toEqual({
      ...FRESH,
      items: [],
    });
  });

  it('says each reason once, after those of the answer', async () => {
    const caller = callerThatReads(
      { refs: new Set(), degradedReason: 'Permissions are old.' },
      'Permissions are old.',
    );
    await caller.readable(['component:default/a']);
    await caller.readable(['component:default/b']);

    expect(
      caller.qualify({
        ...FRESH,
        degraded: true,
        degradedReasons: ['The catalog is late.'],
      }),
    ).toEqual({
      ...FRESH,
      degraded: true,
      degradedReasons: ['The catalog is late.', 'Permissions are old.'],
    });
  });

  it('says so when only what may be read was remembered', async () => {
    const caller = callerThatReads({
      refs: new Set(),
      degradedReason: 'Permissions are old.',
    });
    expect(caller.qualify(FRESH)).toEqual(FRESH);

    await caller.readable(['component:default/a']);

    expect(caller.qualify(FRESH)).toMatchObject({
      degraded: true,
      degradedReasons: ['Permissions are old.'],
    });
  });

  it('keeps readable usable apart from the caller', async () => {
    const { readable } = callerThatReads({ refs: new Set(['a']) });

    expect(await readable(['a'])).toEqual(new Set(['a']));
  });
});
