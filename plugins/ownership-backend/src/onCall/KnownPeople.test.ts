import { projectEntity } from '../domain/projection';
import { KnownPeople } from './KnownPeople';

const user = (name: string) =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { email: `${name}@acme.test` } },
  });

describe('KnownPeople', () => {
  it('follows the catalog, but does not go through it for each question', () => {
    let now = new Date('2026-11-21T03:00:00Z');
    const users = jest.fn(() => [user('ada')]);
    const people = new KnownPeople({ users, now: () => now });
    expect(people.byEmail('ada@acme.test')?.entityRef).toBe('user:default/ada');
    expect(people.byName('kofi')).toBe(undefined);
    expect(users).toHaveBeenCalledTimes(1);

    users.mockReturnValue([user('kofi')]);
    now = new Date('2026-11-21T03:01:01Z');
    expect(people.byName('kofi')?.entityRef).toBe('user:default/kofi');
    expect(people.byName('ada')).toBe(undefined);
    expect(users).toHaveBeenCalledTimes(2);
  });

  it('looks again soon when there was nobody yet', () => {
    let now = new Date('2026-11-21T03:00:00Z');
    const users = jest.fn(() => [] as ReturnType<typeof user>[]);
    const people = new KnownPeople({ users, now: () => now });
    expect(people.byName('ada')).toBe(undefined);

    users.mockReturnValue([user('ada')]);
    now = new Date('2026-11-21T03:00:02Z');

    expect(people.byName('ada')?.entityRef).toBe('user:default/ada');
  });
});
