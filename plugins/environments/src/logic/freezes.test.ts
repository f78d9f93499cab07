import { freeze } from '../__testUtils__/lists';
import { freezeInForce } from './freezes';

const now = new Date('2026-11-21T12:00:00Z');
const during = {
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  stages: [],
  entities: [],
};
const scope = {
  stage: 'production',
  component: 'component:default/orders',
  owner: 'group:default/payments-core',
};

describe('freezeInForce', () => {
  it.each([
    ['is for everything', {}, true],
    ['names the stage', { stages: ['production'] }, true],
    ['names another stage', { stages: ['staging'] }, false],
    ['names the component', { entities: [scope.component] }, true],
    ['names the owner', { entities: [scope.owner] }, true],
    ['names another', { entities: ['group:default/search'] }, false],
    ['begins now', { from: '2026-11-21T12:00:00Z' }, true],
    ['begins later', { from: '2026-11-21T12:00:01Z' }, false],
    ['ends now', { to: '2026-11-21T12:00:00Z' }, false],
  ])('counts one that %s: %j', (_, changed, isFrozen) => {
    const known = freeze({ ...during, ...changed });
    expect(freezeInForce([known], scope, now)).toBe(
      isFrozen ? known : undefined,
    );
  });

  it('is the one that ends last', () => {
    const longer = freeze({ ...during, to: '2026-11-23T00:00:00Z' });
    expect(freezeInForce([freeze(during), longer], scope, now)).toBe(longer);
  });
});
