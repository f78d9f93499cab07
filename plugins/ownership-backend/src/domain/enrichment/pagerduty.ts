import { JsonObject, JsonValue } from '@backstage/types';
import { arrayAt, isObject, objectAt } from '../detect/json';
import { FactOptions, factsOf } from './facts';
import {
  addition,
  applyEdits,
  Edit,
  elementsOf,
  isListAt,
  isObjectAt,
  Member,
  memberNamed,
  membersOf,
  memberText,
  removal,
  rootOf,
  Span,
} from './jsonText';
import {
  factsToAdd,
  hasRunbook,
  MARKER,
  ownMembers,
  ownOf,
  RUNBOOK,
  withOwn,
  withoutOwn,
} from './own';
import { firingAlerts } from './pagerdutyAlerts';
import { NotUnderstoodError, parsePayload, ReadPayload } from './types';
import { verdictOf } from './verdict';

/** Where facts go in a webhook, which has no place for them of its own. */
const OWN_MEMBER = 'groundwork';

/** In the marker: that the object was made for the facts. */
const MADE_DETAILS = '+custom_details';
/** In the marker: that the list of links was. */
const MADE_LINKS = '+links';
/** In the marker, before their number: links were added. */
const ADDED_LINKS = 'links:';

/**
 * Reads what is sent to PagerDuty, an event of its Events API v2, or what it
 * sends, a webhook of version 3.
 *
 * Facts go into `custom_details` and `links` of the former, and into a member
 * `groundwork` of the latter. Events that acknowledge or resolve stay as they
 * are: PagerDuty keeps what came with the trigger.
 *
 * @throws NotUnderstoodError
 */
export function readPagerDutyEvent(
  text: string,
  maxAlerts: number,
): ReadPayload {
  const given = parsePayload(text);
  if (isWebhook(given)) {
    return readWebhook(text);
  }
  if (!isObject(given) || !('event_action' in given || 'payload' in given)) {
    throw new NotUnderstoodError(
      "the payload is neither an event of PagerDuty's Events API v2 nor a webhook of version 3",
    );
  }
  const { event_action: action = 'trigger', payload } = given;
  const takesFacts =
    action === 'trigger' &&
    isObject(payload) &&
    (isObject(payload.custom_details) || !('custom_details' in payload));
  return takesFacts ? readEvent(text, maxAlerts) : nothingToAdd(text);
}

function isWebhook(payload: JsonValue): boolean {
  const event = objectAt(payload, 'event');
  return typeof event.event_type === 'string' && isObject(event.data);
}

function nothingToAdd(text: string): ReadPayload {
  return { question: undefined, asked: 0, leftOut: 0, enrich: () => text };
}

function readWebhook(text: string): ReadPayload {
  const root = rootOf(text);
  const members = membersOf(text, root);
  const ours = memberNamed(members, OWN_MEMBER);
  const own = ours && ownOf(text, membersOf(text, ours.value));
  if (own && own.status !== 'marked') {
    return nothingToAdd(text);
  }
  const original = applyEdits(
    text,
    removal(members, position => members[position].name === OWN_MEMBER),
  );
  return {
    question: JSON.parse(original),
    asked: 1,
    leftOut: 0,
    enrich: (answers, options) => {
      const facts = factsOf(verdictOf(answers), options);
      const added = `{${ownMembers(facts).join(',')}}`;
      const span = rootOf(original);
      return applyEdits(
        original,
        addition(span, membersOf(original, span), [
          memberText(OWN_MEMBER, added),
        ]),
      );
    },
  };
}

function readEvent(text: string, maxAlerts: number): ReadPayload {
  const original = withoutEarlierFacts(text);
  const event: JsonObject = JSON.parse(original);
  const details = objectAt(event.payload, 'custom_details');
  if (Object.hasOwn(details, MARKER)) {
    return nothingToAdd(text);
  }
  const firing = firingAlerts(details);
  const alerts = firing.slice(0, maxAlerts);
  return {
    question: alerts.length > 0 ? alerts : questionOf(event),
    asked: alerts.length || 1,
    leftOut: firing.length - alerts.length,
    enrich: (answers, options) => {
      const facts = factsToAdd(factsOf(verdictOf(answers), options), details);
      if (firing.some(alert => hasRunbook(objectAt(alert, 'annotations')))) {
        facts.delete(RUNBOOK);
      }
      return withFacts(original, facts, newLinks(event, facts, options));
    },
  };
}

/**
 * What an event is about. Its routing key is a secret, and its client is who
 * watches, not what is watched.
 */
function questionOf({ payload, links }: JsonObject): JsonValue {
  return { ...(payload as JsonObject), ...(links && { links }) };
}

/** Where the parts of an event stand that facts go to. */
function placesIn(text: string) {
  const root = rootOf(text);
  const members = membersOf(text, root);
  const payload = memberNamed(members, 'payload')?.value ?? root;
  const inPayload = membersOf(text, payload);
  const details = memberNamed(inPayload, 'custom_details');
  const links = memberNamed(members, 'links');
  return {
    root,
    members,
    payload,
    inPayload,
    details:
      details && isObjectAt(text, details.value) ? details.value : undefined,
    links: links && isListAt(text, links.value) ? links.value : undefined,
    hasDetails: details !== undefined,
    hasLinks: links !== undefined,
  };
}

function withoutEarlierFacts(text: string): string {
  const { members, inPayload, details, links } = placesIn(text);
  const inDetails = details ? membersOf(text, details) : [];
  const own = ownOf(text, inDetails);
  if (own.status !== 'marked') {
    return text;
  }
  const isAllOurs = inDetails.every(({ name }) => own.names.has(name));
  const edits =
    own.notes.includes(MADE_DETAILS) && isAllOurs
      ? withoutMember(inPayload, 'custom_details')
      : withoutOwn(text, inDetails);
  const items = links ? elementsOf(text, links) : [];
  const count = Number(
    own.notes.find(note => note.startsWith(ADDED_LINKS))?.slice(6) ?? 0,
  );
  const isOwnLink = ownLinks(text, items, { count, inDetails, own: own.names });
  const isWholeList = items.every((_, position) => isOwnLink(position));
  edits.push(
    ...(own.notes.includes(MADE_LINKS) && isWholeList && items.length > 0
      ? withoutMember(members, 'links')
      : removal(items, isOwnLink)),
  );
  return applyEdits(text, edits);
}

function withoutMember(members: readonly Member[], name: string): Edit[] {
  return removal(members, position => members[position].name === name);
}

/** Ours are the last ones, and lead to where our facts lead. */
function ownLinks(
  text: string,
  items: readonly Span[],
  ours: {
    count: number;
    inDetails: readonly Member[];
    own: ReadonlySet<string>;
  },
): (position: number) => boolean {
  const valueAt = ({ start, end }: Span) => JSON.parse(text.slice(start, end));
  const addresses = new Set<unknown>(
    ours.inDetails
      .filter(({ name }) => ours.own.has(name))
      .map(({ value }) => valueAt(value)),
  );
  return position =>
    position >= items.length - ours.count &&
    addresses.has(hrefOf(valueAt(items[position])));
}

function hrefOf(link: JsonValue): JsonValue | undefined {
  return isObject(link) ? link.href : undefined;
}

function withFacts(
  text: string,
  facts: ReadonlyMap<string, string>,
  wantedLinks: readonly string[],
): string {
  const { root, members, payload, inPayload, ...places } = placesIn(text);
  const canLink = places.links !== undefined || !places.hasLinks;
  const links = canLink ? wantedLinks : [];
  const notes = [
    ...(links.length > 0 ? [`${ADDED_LINKS}${links.length}`] : []),
    ...(links.length > 0 && !places.hasLinks ? [MADE_LINKS] : []),
    ...(places.hasDetails ? [] : [MADE_DETAILS]),
  ];
  const edits = places.details
    ? withOwn(places.details, membersOf(text, places.details), facts, notes)
    : addition(payload, inPayload, [
        memberText('custom_details', `{${ownMembers(facts, notes).join(',')}}`),
      ]);
  if (places.links) {
    edits.push(
      ...addition(places.links, elementsOf(text, places.links), links),
    );
  } else if (links.length > 0) {
    edits.push(
      ...addition(root, members, [memberText('links', `[${links.join(',')}]`)]),
    );
  }
  return applyEdits(text, edits);
}

/** Links to the page and the runbook, unless the event has them. */
function newLinks(
  event: JsonObject,
  facts: ReadonlyMap<string, string>,
  { prefix }: FactOptions,
): string[] {
  const known = new Set(arrayAt(event, 'links').map(hrefOf));
  return [
    ['Who owns this', facts.get(`${prefix}ownership_url`)],
    ['Runbook', facts.get(RUNBOOK)],
  ].flatMap(([title, href]) =>
    href !== undefined && !known.has(href)
      ? [JSON.stringify({ href, text: title })]
      : [],
  );
}
