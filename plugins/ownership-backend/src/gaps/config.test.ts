import { ConfigReader } from '@backstage/config';
import { DEFAULT_SCOPE } from '../domain/gaps/scope';
import { readGapsConfig } from './config';

const read = (gaps?: object) =>
  readGapsConfig(new ConfigReader({ ownership: { gaps } } as object), '/srv');

describe('readGapsConfig', () => {
  it('has defaults', () => {
    expect(read()).toEqual({
      scope: DEFAULT_SCOPE,
      refresh: { minutes: 1 },
      directories: ['/srv'],
    });
  });

  it('takes what is configured', () => {
    expect(
      read({
        kinds: ['Component', 'Template'],
        operated: {
          types: ['Service'],
          lifecycles: ['Production', 'beta'],
          maxTier: 2,
          withoutTier: false,
        },
        refresh: { minutes: 10 },
        directories: ['../catalog', '/var/catalog'],
      }),
    ).toEqual({
      scope: {
        kinds: new Set(['component', 'template']),
        operated: {
          types: new Set(['service']),
          lifecycles: new Set(['production', 'beta']),
          maxTier: 2,
          withoutTier: false,
        },
      },
      refresh: { minutes: 10 },
      directories: ['/srv', '/catalog', '/var/catalog'],
    });
  });

  it.each<[object, string]>([
    [
      { kinds: ['Component', 'Group'] },
      "ownership.gaps.kinds: 'group' has no owner; kinds are those of what is owned, such as Component",
    ],
    ...[0, 5, 1.5].map((maxTier): [object, string] => [
      { operated: { maxTier } },
      `ownership.gaps.operated.maxTier is ${maxTier}; it must be a whole number from 1 to 4`,
    ]),
  ])('refuses %j', (gaps, message) => {
    expect(() => read(gaps)).toThrow(message);
  });
});
