import { SearchDocument } from '@backstage/plugin-search-common';
import {
  IDENTIFIER_KINDS,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';

/** The type of the search documents that lead from identifiers to entities. */
export const SEARCH_TYPE = 'ownership';

/** What is shown of such a document. */
export interface IdentifierHit {
  title: string;
  location: string;
  entityRef?: string;
  identifier?: { kind: IdentifierKind; key: string };
  ownerNames: string[];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isKind(value: unknown): value is IdentifierKind {
  return IDENTIFIER_KINDS.some(kind => kind === value);
}

/**
 * Reads a document of the index. The index may be older than this page, so
 * that any field may be missing.
 */
export function hitOfDocument(document: SearchDocument): IdentifierHit {
  const field = (name: string): unknown => Reflect.get(document, name);
  const kind = field('identifierKind');
  const key = field('identifierKey');
  const entityRef = field('entityRef');
  const owners = field('ownerNames');
  return {
    title: document.title,
    location: document.location,
    entityRef: isText(entityRef) ? entityRef : undefined,
    identifier: isKind(kind) && isText(key) ? { kind, key } : undefined,
    ownerNames: Array.isArray(owners) ? owners.filter(isText) : [],
  };
}
