import {
  DemoSession,
  expiryOfJwt,
  expiryOfSession,
  parseDemoSession,
} from './session';

// The example token of RFC 7519, section 3.1; its exp is 1300819380.
const RFC_7519_TOKEN =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

function sessionWith(
  identity: Partial<DemoSession['backstageIdentity']>,
): DemoSession {
  return parseDemoSession({
    profile: { displayName: 'Ada Byron' },
    providerInfo: {},
    backstageIdentity: {
      token: RFC_7519_TOKEN,
      identity: {
        userEntityRef: 'user:default/ada.byron',
        ownershipEntityRefs: ['group:default/payments-core'],
      },
      ...identity,
    },
  });
}

describe('expiryOfJwt', () => {
  it.each([
    ['the example of RFC 7519', RFC_7519_TOKEN, 1_300_819_380_000],
    ['an opaque token', 'not-a-jwt', undefined],
    ['a payload that is not JSON', 'a.Zm9v.c', undefined],
    ['a payload without exp', 'a.e30.c', undefined],
  ])('reads %s', (_name, token, expected) => {
    expect(expiryOfJwt(token)).toBe(expected);
  });
});

describe('expiryOfSession', () => {
  it('counts the lifetime in the answer from its arrival', () => {
    expect(expiryOfSession(sessionWith({ expiresInSeconds: 3600 }), 1000)).toBe(
      3_601_000,
    );
  });

  it('falls back to the claim in the token', () => {
    expect(expiryOfSession(sessionWith({}), 1000)).toBe(1_300_819_380_000);
  });

  it('assumes five minutes for an opaque token', () => {
    expect(expiryOfSession(sessionWith({ token: 'opaque' }), 1000)).toBe(
      301_000,
    );
  });
});

describe('parseDemoSession', () => {
  it('says which field is missing', () => {
    expect(() =>
      parseDemoSession({ profile: {}, backstageIdentity: { token: 't' } }),
    ).toThrow(/backstageIdentity\.identity/);
  });
});
