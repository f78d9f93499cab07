import { initialsOf } from './Initials';

describe('initialsOf', () => {
  it.each([
    ['Ada Byron', 'AB'],
    ['Tomasz Adam Zieliński', 'TZ'],
    ['Ada', 'A'],
    ['  élodie   ørsted ', 'ÉØ'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});
