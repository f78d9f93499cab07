import { ContactPerson } from '@groundwork/backstage-plugin-ownership-common';
import { EntityProjection } from '../projection';
import { Mention, Mentions } from './mentions';

/** The people of the catalog, by what calendars call them. */
export interface PeopleDirectory {
  byEmail(email: string): ContactPerson | undefined;
  /** By display name, entity name or ref; undefined if several have that name. */
  byName(name: string): ContactPerson | undefined;
}

export function createPeopleDirectory(
  entities: Iterable<EntityProjection>,
): PeopleDirectory {
  const emails = new Map<string, ContactPerson>();
  const names = new Map<string, ContactPerson | undefined>();
  for (const entity of entities) {
    if (entity.kind !== 'user') {
      continue;
    }
    const person = personOf(entity);
    if (person.email) {
      emails.set(person.email.toLowerCase(), person);
    }
    const called = [entity.title, entity.name, entity.entityRef];
    for (const name of new Set(called.map(comparable))) {
      names.set(name, names.has(name) ? undefined : person);
    }
  }
  return {
    byEmail: email => emails.get(email.trim().toLowerCase()),
    byName: name => names.get(comparable(name)),
  };
}

/** A User of the catalog as somebody who can be reached. */
export function personOf(entity: EntityProjection): ContactPerson {
  const { title, entityRef, contact } = entity;
  return contact.email
    ? { name: title, entityRef, email: contact.email }
    : { name: title, entityRef };
}

/** Calendars and catalogs differ in case, accents and spaces. */
function comparable(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/**
 * Whose shift it is: the attendees; without any, whom the summary names, if the
 * catalog knows them; else the organizer; else the summary as it stands. The
 * organizer comes late, since it is often the one who made the calendar.
 */
export function peopleOf(
  mentions: Mentions,
  directory: PeopleDirectory,
): ContactPerson[] {
  if (mentions.attendees.length > 0) {
    return distinctPeople(
      mentions.attendees.map(one => resolve(one, directory)),
    );
  }
  for (const reading of mentions.summary) {
    const named = namedIn(reading, directory);
    if (named) {
      return distinctPeople(named);
    }
  }
  const { organizer } = mentions;
  if (organizer?.name || organizer?.email) {
    return [resolve(organizer, directory)];
  }
  return mentions.summary.slice(0, 1).map(name => ({ name }));
}

function resolve(mention: Mention, directory: PeopleDirectory): ContactPerson {
  const { name, email } = mention;
  const known =
    (email && directory.byEmail(email)) || (name && directory.byName(name));
  if (known) {
    return known;
  }
  const shown = name ?? email ?? '';
  return email ? { name: shown, email } : { name: shown };
}

/** `Ada Byron, Kofi Mensah`: all of them, or undefined if one is not known. */
function namedIn(
  reading: string,
  directory: PeopleDirectory,
): ContactPerson[] | undefined {
  const find = (name: string) =>
    directory.byEmail(name) ?? directory.byName(name);
  const whole = find(reading);
  if (whole) {
    return [whole];
  }
  const parts = reading
    .split(/[,;&+/]|\sand\s/)
    .map(part => part.trim())
    .filter(Boolean);
  const people = parts.map(find);
  return people.length > 0 && people.every(person => person !== undefined)
    ? people
    : undefined;
}

/** Each person once. */
export function distinctPeople(people: ContactPerson[]): ContactPerson[] {
  const byIdentity = new Map(
    people.map(person => [
      person.entityRef ?? person.email ?? person.name,
      person,
    ]),
  );
  return [...byIdentity.values()];
}
