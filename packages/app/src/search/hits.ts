import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { searchApiRef } from '@backstage/plugin-search-react';

/** What the index answers. */
export type SearchResult = Awaited<
  ReturnType<typeof searchApiRef.T.query>
>['results'][number];

/** What is called otherwise than the catalog's kind, or has none. */
export type HitWord =
  | 'team'
  | 'department'
  | 'scorecard'
  | 'environment'
  | 'identifier';

/** A search result as the palette shows it. */
export interface SearchHit {
  id: string;
  title: string;
  /** Set when the title is to be looked up in the catalog. */
  entityRef?: string;
  /** Set when there is a word of ours for what it is. */
  word?: HitWord;
  /** What it is, e.g. `Component · service`; after the word, if it has one. */
  about: string;
  ownerRef?: string;
  /** The entity's kind, or what else the result is. */
  kind: string;
  /** A path of this portal, or an address elsewhere. */
  location: string;
  isExternal: boolean;
}

function textOf(document: object, key: string): string | undefined {
  const value: unknown = Reflect.get(document, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The owner that the index names, if it is one that can be looked up. */
function ownerOf(document: object): string | undefined {
  const owner = textOf(document, 'owner');
  try {
    return (
      owner &&
      stringifyEntityRef(
        parseEntityRef(owner, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      )
    );
  } catch {
    // The index takes any text for an owner; this one names nobody.
    return undefined;
  }
}

const ENTITY_PAGE = /\/catalog\/([^/]+)\/(user|group)\/([^/?#]+)/i;

/** People and teams: the index knows their ids, the catalog their names. */
function refOfOwnerPage(location: string): string | undefined {
  const match = ENTITY_PAGE.exec(location);
  if (!match) {
    return undefined;
  }
  const [namespace, kind, name] = match.slice(1).map(decodeURIComponent);
  return stringifyEntityRef({ namespace, kind, name });
}

/** A kind as people write it. */
export function kindName(kind: string): string {
  return kind.toLocaleLowerCase('en-US') === 'api'
    ? 'API'
    : `${kind.charAt(0).toLocaleUpperCase('en-US')}${kind.slice(1)}`;
}

function locate(
  location: string,
  origin: string,
): Pick<SearchHit, 'location' | 'isExternal'> {
  const url = new URL(location, origin);
  return url.origin === origin
    ? {
        location: `${url.pathname}${url.search}${url.hash}`,
        isExternal: false,
      }
    : { location, isExternal: true };
}

/** Which types of the index are known beside the catalog's. */
const WORD_OF_TYPE: Readonly<Record<string, HitWord | undefined>> = {
  scorecards: 'scorecard',
  environments: 'environment',
  ownership: 'identifier',
};

/** Types of groups that are called so rather than groups. */
const GROUP_WORDS: readonly string[] = [
  'team',
  'department',
] satisfies HitWord[];

function wordOf(type: string, document: object): HitWord | undefined {
  const groupType = textOf(document, 'componentType');
  const isGroup = textOf(document, 'kind')?.toLocaleLowerCase() === 'group';
  return isGroup && groupType && GROUP_WORDS.includes(groupType)
    ? (groupType as HitWord)
    : WORD_OF_TYPE[type];
}

/** The refs or names of owners that are said in words of their own. */
function ownerNamesOf(document: object): string | undefined {
  const names: unknown = Reflect.get(document, 'ownerNames');
  return Array.isArray(names) ? names.join(', ') : undefined;
}

/** What there is to say of a hit, after what it is. */
function aboutOf(type: string, document: object, word?: HitWord): string {
  const parts = {
    team: [],
    department: [],
    scorecard: [],
    environment: [textOf(document, 'blueprint')],
    identifier: [
      textOf(document, 'identifierKind')?.replaceAll('-', ' '),
      ownerNamesOf(document),
    ],
    other: [
      kindName(textOf(document, 'kind') ?? type),
      textOf(document, 'componentType') ?? textOf(document, 'type'),
    ],
  };
  return parts[word ?? 'other']
    .filter(part => part && part !== 'other')
    .join(' · ');
}

/** Reads a result of the search backend, of whichever type it is. */
export function hitOf(result: SearchResult, origin: string): SearchHit {
  const { document, type } = result;
  const word = wordOf(type, document);
  return {
    id: `${type}:${document.location}`,
    title: document.title,
    entityRef: refOfOwnerPage(document.location),
    ownerRef: ownerOf(document),
    word,
    about: aboutOf(type, document, word),
    kind: textOf(document, 'kind') ?? type,
    ...locate(document.location, origin),
  };
}

/** Of several hits that lead to the same place, the first. */
export function eachPlaceOnce(hits: SearchHit[]): SearchHit[] {
  const places = new Map<string, SearchHit>();
  for (const hit of hits) {
    if (!places.has(hit.location)) {
      places.set(hit.location, hit);
    }
  }
  return [...places.values()];
}

function closeness(title: string, term: string): number {
  const text = title.toLocaleLowerCase();
  if (text === term) {
    return 0;
  }
  if (text.startsWith(term)) {
    return 1;
  }
  return text.split(/[\s\-_./]+/).some(word => word.startsWith(term)) ? 2 : 3;
}

/**
 * Brings hits whose title begins as the term does to the front.
 *
 * The index also finds the term in descriptions, and may rank those higher;
 * who types the beginning of a name means the name.
 */
export function byCloseness(hits: SearchHit[], term: string): SearchHit[] {
  const wanted = term.toLocaleLowerCase();
  return hits
    .map(hit => ({ hit, rank: closeness(hit.title, wanted) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ hit }) => hit);
}
