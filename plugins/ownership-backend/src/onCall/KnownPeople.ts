import { ContactPerson } from '@groundwork/backstage-plugin-ownership-common';
import {
  createPeopleDirectory,
  PeopleDirectory,
} from '../domain/onCall/people';
import { EntityProjection } from '../domain/projection';

/** How old names and addresses may be. */
const MAX_AGE_MS = 60_000;

/** Nobody is known before the catalog was read, and that does not last. */
const MAX_AGE_OF_NOBODY_MS = 1_000;

/** The catalog's people, as they were a minute ago at most. */
export class KnownPeople implements PeopleDirectory {
  private directory = createPeopleDirectory([]);
  private madeAt = -Infinity;
  private maxAgeMs = 0;

  constructor(
    private readonly options: {
      /** All entities of the kind User; others are skipped. */
      users: () => Iterable<EntityProjection>;
      now: () => Date;
    },
  ) {}

  byEmail(email: string): ContactPerson | undefined {
    return this.current().byEmail(email);
  }

  byName(name: string): ContactPerson | undefined {
    return this.current().byName(name);
  }

  private current(): PeopleDirectory {
    const now = this.options.now().getTime();
    if (now - this.madeAt > this.maxAgeMs) {
      const users = [...this.options.users()];
      this.directory = createPeopleDirectory(users);
      this.madeAt = now;
      this.maxAgeMs = users.length === 0 ? MAX_AGE_OF_NOBODY_MS : MAX_AGE_MS;
    }
    return this.directory;
  }
}
