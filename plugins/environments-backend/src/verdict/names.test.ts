import fc from 'fast-check';
import { candidateNames, NAME_PATTERN, reasonAgainstName } from './names';

describe('candidateNames', () => {
  it('are made of the component and the ref', () => {
    const [first, second] = candidateNames(
      { subject: 'orders', ref: 'feature/Gift_cards', salt: ['mina'] },
      2,
    );
    expect(first).toMatch(/^orders-feature-gift-cards-[0-9a-f]{4}$/);
    expect(second).not.toBe(first);
  });

  it('are the same for the same request, and others for others', () => {
    const names = (salt: string) =>
      candidateNames({ subject: 'orders', ref: 'main', salt: [salt] }, 5);
    expect(names('mina')).toEqual(names('mina'));
    expect(names('mina')).not.toEqual(names('kofi'));
  });

  it('are names, whatever they are made of', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.option(fc.string({ maxLength: 80 }), { nil: undefined }),
        (subject, ref) => {
          const names = candidateNames({ subject, ref, salt: [] }, 3);
          for (const name of names) {
            expect(name).toMatch(NAME_PATTERN);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('reasonAgainstName', () => {
  it.each(['orders', 'o2', 'orders-approvals', 'orphan', `a${'b'.repeat(39)}`])(
    'lets an environment be called %s',
    name => expect(reasonAgainstName(name)).toBeUndefined(),
  );

  it.each(['o', '2orders', 'orders-', 'Orders', 'a b', `a${'b'.repeat(40)}`])(
    'does not take %s, which is no name',
    name => expect(reasonAgainstName(name)).toContain('is no name'),
  );

  it.each(['approvals', 'create', 'freezes', 'orphans'])(
    'keeps %s for a page',
    name =>
      expect(reasonAgainstName(name)).toBe(
        `'${name}' is the name of a page beside environments; choose another one`,
      ),
  );
});
