import { nameOf, namesOf } from './words';

describe('words', () => {
  it('name who is meant', () => {
    expect(nameOf('component:default/orders')).toBe('orders');
    expect(nameOf('plugin')).toBe('plugin');
    expect(namesOf(['group:default/a', 'group:other/b'])).toBe('a or b');
  });
});
