import { kindRules } from '../kinds';
import { meaningOf, Meaning } from './meanings';
import { Candidate, Place, Sink } from './types';
import { urlCandidates } from './url';

/** A named value, from wherever names and values come. */
export interface Attribute {
  name: string;
  value: string;
  place: Place;
}

/** Prose and frames within attributes are read by who knows how. */
export type ReadText = (
  text: string,
  role: 'text' | 'stack-trace',
  weight: number,
  place: Place,
) => void;

/** Values with which people say that there is none. */
const NOBODY =
  /^(?:no owner|none|null|nil|unknown|unowned|n\/a|na|-|tbd|todo|undefined)?$/i;

type Known = Attribute & { meaning: Meaning };

/** What qualifies other attributes of the same object. */
interface Context {
  namespace?: string;
  serviceNamespace?: string;
  databaseHost?: string;
  tags: string[];
}

function contextOf(attributes: Known[]): Context {
  const first = (matches: (meaning: Meaning) => boolean) =>
    attributes.find(({ meaning }) => matches(meaning))?.value;
  const kind = (name: string) => (meaning: Meaning) =>
    meaning.role === 'identifier' && meaning.kind === name;
  const host = attributes.find(({ name }) =>
    /^(?:server\.address|net\.peer\.name|db\.host)$/.test(name),
  );
  return {
    namespace: first(kind('kubernetes-namespace')),
    serviceNamespace: first(({ role }) => role === 'service-namespace'),
    databaseHost: host?.value,
    tags: attributes
      .filter(({ meaning }) => meaning.role === 'image-tag')
      .map(({ value }) => value),
  };
}

function qualified(prefix: string | undefined, value: string): string {
  return prefix === undefined || value.includes('/')
    ? value
    : `${prefix}/${value}`;
}

/** The value together with what other attributes say about it. */
function valuesInContext(
  kind: string,
  value: string,
  context: Context,
): string[] {
  switch (kind) {
    case 'service-name':
      return [qualified(context.serviceNamespace, value)];
    case 'kubernetes-pod':
    case 'kubernetes-workload':
      return [qualified(context.namespace, value)];
    case 'database':
      return [qualified(context.databaseHost, value)];
    case 'image': {
      const complete = value.includes('@') || context.tags.length === 0;
      return complete ? [value] : context.tags.map(tag => `${value}:${tag}`);
    }
    default:
      return [value];
  }
}

/** `com.acme.orders.OrderService.place` → the class, with its package. */
function withoutFunction(name: string): string {
  const end = Math.max(
    name.lastIndexOf('.'),
    name.lastIndexOf('::'),
    name.lastIndexOf('\\'),
  );
  return end > 0 ? name.slice(0, end) : '';
}

/**
 * Reads a team as an entity: a reference, an address, or a name that is made
 * into a reference the way teams are usually named in a catalog.
 */
export function addTeam(
  team: string,
  weight: number,
  detector: string,
  place: Place,
  sink: Sink,
): void {
  const name = team.trim();
  if (NOBODY.test(name)) {
    return;
  }
  if (/^(?:user|group):/i.test(name)) {
    sink.add({ kind: 'entity', value: name, weight }, detector, place);
    return;
  }
  if (name.includes('@')) {
    sink.add({ kind: 'person', value: name, weight }, detector, place);
    return;
  }
  const slug = name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const value = `group:default/${slug}`;
  sink.add({ kind: 'entity', value, weight }, detector, place);
}

/**
 * The identifier that an attribute holds by its name. An address that is not
 * of that kind (`database_url=postgres://…`) speaks for itself.
 */
function identifiersIn(
  { kind, weight }: Extract<Meaning, { role: 'identifier' }>,
  value: string,
  context: Context,
): Candidate[] {
  const isAddress = value.includes('://');
  if (isAddress && kindRules[kind].normalise(value) === undefined) {
    return urlCandidates(value);
  }
  return valuesInContext(kind, value, context).map(qualifiedValue => ({
    kind,
    value: qualifiedValue,
    weight,
  }));
}

function addOne(
  { meaning, value, place }: Known,
  context: Context,
  detector: string,
  sink: Sink,
  readText: ReadText,
): void {
  const { weight } = meaning;
  switch (meaning.role) {
    case 'identifier':
      for (const candidate of identifiersIn(meaning, value, context)) {
        sink.add(candidate, detector, place);
      }
      break;
    case 'function': {
      const inner = withoutFunction(value);
      sink.add({ kind: 'package', value: inner, weight }, detector, place);
      break;
    }
    case 'team':
      addTeam(value, weight, detector, place, sink);
      break;
    case 'text':
    case 'stack-trace':
      readText(value, meaning.role, weight, place);
      break;
    default:
      // Service namespace and image tag are in the context already.
      break;
  }
}

/**
 * Adds what the attributes of one object identify, each qualified by the
 * others: a pod by its namespace, a service by its own, an image by its tag.
 *
 * @returns the attributes whose names mean nothing
 */
export function addAttributes(
  attributes: Attribute[],
  detector: string,
  sink: Sink,
  readText: ReadText,
): Attribute[] {
  const known: Known[] = [];
  const unknown: Attribute[] = [];
  for (const attribute of attributes) {
    const meaning = meaningOf(attribute.name);
    if (meaning === undefined) {
      unknown.push(attribute);
    } else {
      known.push({ ...attribute, meaning });
    }
  }
  const context = contextOf(known);
  for (const attribute of known) {
    addOne(attribute, context, detector, sink, readText);
  }
  return unknown;
}
