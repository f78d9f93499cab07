import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials } from '@backstage/backend-test-utils';
import { isInPerson, subjectOf } from './subject';

const ADA = mockCredentials.user('user:default/Ada');

const throughPlugin: BackstageCredentials = {
  ...ADA,
  principal: {
    ...ADA.principal,
    actor: { type: 'service', subject: 'plugin:scaffolder' },
  },
};

describe('who somebody is', () => {
  it('is the same person in their session and in one that comes through a plugin', () => {
    expect(subjectOf(ADA)).toBe('user:default/ada');
    expect(subjectOf(throughPlugin)).toBe('user:default/ada');
  });

  it('is the subject of a service', () => {
    expect(subjectOf(mockCredentials.service('plugin:delivery'))).toBe(
      'plugin:delivery',
    );
  });

  it('is refused of nobody', () => {
    expect(() => subjectOf(mockCredentials.none())).toThrow(
      'This takes somebody who is signed in',
    );
  });
});

describe('in person', () => {
  it.each([
    ['a person', ADA, true],
    ['a session that comes through a plugin', throughPlugin, false],
    ['a service', mockCredentials.service('plugin:delivery'), false],
    ['nobody', mockCredentials.none(), false],
  ])('%s', (_, credentials, expected) => {
    expect(isInPerson(credentials)).toBe(expected);
  });
});
