import { IDENTIFIER_KINDS } from '@groundwork/backstage-plugin-ownership-common';
import { homeOf } from './identifierHomes';

describe('homeOf', () => {
  it.each([
    ['host', { where: 'annotation', annotation: 'groundwork.dev/hosts' }],
    [
      'kubernetes-pod',
      { where: 'annotation', annotation: 'backstage.io/kubernetes-id' },
    ],
    ['url', { where: 'links' }],
    ['path', { where: 'codeowners' }],
    ['person', { where: 'user' }],
    ['commit', { where: 'nowhere' }],
  ] as const)('%s', (kind, expected) => {
    expect(homeOf(kind)).toEqual(expected);
  });

  it('knows every kind', () => {
    expect(IDENTIFIER_KINDS.filter(kind => !homeOf(kind))).toEqual([]);
  });
});
