import {
  JcalComponent,
  JcalProperty,
  parameterOf,
  propertiesOf,
  propertyOf,
  textOf,
} from './jcal';

/** Somebody as a calendar names them. */
export interface Mention {
  name?: string;
  /** Lower case. */
  email?: string;
}

/** Where an event may say whose shift it is. */
export interface Mentions {
  attendees: Mention[];
  /** Names that the summary may be read as, most likely first. */
  summary: string[];
  organizer?: Mention;
}

/** Attendees that are not people. */
const THINGS = ['ROOM', 'RESOURCE'];

export function readMentions(component: JcalComponent): Mentions {
  const organizer = propertyOf(component, 'organizer');
  return {
    attendees: propertiesOf(component, 'attendee')
      .filter(isTakingPart)
      .map(readMention)
      .filter(({ name, email }) => name || email),
    summary: namesInSummary(textOf(component, 'summary') ?? ''),
    organizer: organizer && readMention(organizer),
  };
}

function isTakingPart(attendee: JcalProperty): boolean {
  const declined =
    parameterOf(attendee, 'partstat')?.toUpperCase() === 'DECLINED';
  const type = parameterOf(attendee, 'cutype')?.toUpperCase() ?? '';
  return !declined && !THINGS.includes(type);
}

function readMention(property: JcalProperty): Mention {
  const address = /^mailto:(.+@.+)$/i.exec(String(property[3]).trim())?.[1];
  const email = parameterOf(property, 'email') ?? address;
  return {
    name: parameterOf(property, 'cn'),
    email: email?.trim().toLowerCase(),
  };
}

/**
 * `On call: Ada Byron`, `Ada Byron - Payments` and `Ada Byron` all say the same.
 * The catalog decides which reading names somebody.
 */
function namesInSummary(summary: string): string[] {
  if (summary === '') {
    return [];
  }
  const colon = summary.indexOf(':');
  const dash = summary.search(/\s[-–—]\s/);
  return [
    summary,
    ...(colon === -1 ? [] : [summary.slice(colon + 1).trim()]),
    ...(dash === -1
      ? []
      : [summary.slice(dash + 3).trim(), summary.slice(0, dash).trim()]),
  ].filter(Boolean);
}
