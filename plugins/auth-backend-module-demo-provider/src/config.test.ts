import { ConfigReader } from '@backstage/config';
import { normaliseUserRef, readDemoProviderConfig } from './config';

function configWith(demo: object) {
  return new ConfigReader({
    auth: { providers: { demo } },
  } as ConstructorParameters<typeof ConfigReader>[0]);
}

const ada = {
  userEntityRef: 'user:default/Ada.Byron',
  name: 'Ada Byron',
  role: 'On-call responder',
};

describe('readDemoProviderConfig', () => {
  it('is absent when nothing is configured', () => {
    expect(
      readDemoProviderConfig(new ConfigReader({}), 'production'),
    ).toBeUndefined();
  });

  it.each(['development', 'test'])('is allowed with NODE_ENV=%s', nodeEnv => {
    expect(
      readDemoProviderConfig(configWith({ people: [ada] }), nodeEnv),
    ).toEqual({ userEntityRefs: ['user:default/ada.byron'] });
  });

  it.each(['production', 'staging', undefined])(
    'stops the backend with NODE_ENV=%s',
    nodeEnv => {
      expect(() =>
        readDemoProviderConfig(configWith({ people: [ada] }), nodeEnv),
      ).toThrow(/dangerouslyAllowInProduction: true/);
    },
  );

  it('does not take a false option for permission', () => {
    expect(() =>
      readDemoProviderConfig(
        configWith({ people: [ada], dangerouslyAllowInProduction: false }),
        'production',
      ),
    ).toThrow(/does not start/);
  });

  it('is allowed in production by the loudly named option', () => {
    expect(
      readDemoProviderConfig(
        configWith({ people: [ada], dangerouslyAllowInProduction: true }),
        'production',
      ),
    ).toEqual({ userEntityRefs: ['user:default/ada.byron'] });
  });

  it('refuses an empty list of people', () => {
    expect(() =>
      readDemoProviderConfig(configWith({ people: [] }), 'development'),
    ).toThrow(/auth\.providers\.demo\.people is empty/);
  });

  it('names the entry that is not a user', () => {
    expect(() =>
      readDemoProviderConfig(
        configWith({
          people: [ada, { ...ada, userEntityRef: 'group:default/payments' }],
        }),
        'development',
      ),
    ).toThrow(/people\[1\]\.userEntityRef is 'group:default\/payments'/);
  });
});

describe('normaliseUserRef', () => {
  it.each([
    ['ada.byron', 'user:default/ada.byron'],
    ['user:ada.byron', 'user:default/ada.byron'],
    ['User:Default/Ada.Byron', 'user:default/ada.byron'],
    ['people/ada.byron', 'user:people/ada.byron'],
  ])('reads %s as %s', (ref, expected) => {
    expect(normaliseUserRef(ref, 'here')).toBe(expected);
  });

  it.each(['', 'user:', 'user:default/', '/'])('refuses %j', ref => {
    expect(() => normaliseUserRef(ref, 'here')).toThrow(/^here is/);
  });
});
