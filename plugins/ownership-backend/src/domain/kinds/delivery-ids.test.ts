import { commitRules } from './commit';
import { deploymentRules } from './deployment';

const SHA = '820971d0c4f1e2b3a4958677889900aabbccddee';

describe('commit', () => {
  it.each([
    [SHA, SHA],
    ['820971D', '820971d'],
    ['82097', undefined],
    [`${SHA}0`, undefined],
    ['82097g1', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(commitRules.normalise(text)).toBe(key);
  });

  it('walks to the abbreviations that tools write', () => {
    expect(commitRules.walk(SHA).map(step => step.key)).toEqual([
      '820971d0c4f1',
      '820971d0c4f',
      '820971d0c4',
      '820971d0c',
      '820971d0',
      '820971d',
    ]);
    expect(commitRules.walk('820971d')).toEqual([]);
  });
});

describe('deployment', () => {
  it.each([
    [
      '1B4E28BA-2FA1-11D2-883F-0016D3CCA427',
      '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    ],
    ['01J9Z3Q4R5S6T7V8W9X0Y1Z2A3', '01J9Z3Q4R5S6T7V8W9X0Y1Z2A3'],
    ['orders/production/118', 'orders/production/118'],
    ['', undefined],
    ['two words', undefined],
  ])('writes %j as %j', (text, key) => {
    expect(deploymentRules.normalise(text)).toBe(key);
  });
});
