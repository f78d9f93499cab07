import { ContactPerson } from '@groundwork/backstage-plugin-ownership-common';
import {
  createPeopleDirectory,
  PeopleDirectory,
} from '../domain/onCall/people';
import { EntityProjection } from '../domain/projection';

/** How old names and addresses may be. */
const MAX_AGE_MS = 60_000;

/** The catalog's people, as they were a minute ago at most. */
export class KnownPeople implements PeopleDirectory {
  private directory = createPeopleDirectory([]);
  private madeAt = -Infinity;

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
    if (now - this.madeAt > MAX_AGE_MS) {
      this.directory = createPeopleDirectory(this.options.users());
      this.madeAt = now;
    }
    return this.directory;
  }
}
