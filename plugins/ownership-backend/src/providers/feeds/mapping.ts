import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Identifier,
  IdentifierKind,
} from '@groundwork/backstage-plugin-ownership-common';
import { kindRules } from '../../domain/kinds';
import { EntityProjection } from '../../domain/projection';
import { parseFieldPath, valuesAt } from './fieldPath';
import { createNameFinder } from './names';

/** Where in a row a value is, or what it always is. */
export interface ValueSource {
  /** A column, or a path into a value. */
  field?: string;
  constant?: string;
  /** Put before each value. */
  prefix: string;
  /** What stands between values, where a field may hold several. */
  separator?: string;
}

/** What the value of `mapping.entity` says of the entity. */
export type EntityBy = 'ref' | 'name' | IdentifierKind;

/** How a row becomes identifiers. */
export interface FeedMapping {
  entity: ValueSource & { by: EntityBy; kinds: readonly string[] };
  identifiers: Array<{ kind: ValueSource; key: ValueSource }>;
  link?: ValueSource;
  confidence: number;
}

/** Finds entities by what feeds call them. */
export interface FeedCatalog {
  /**
   * Whether the whole catalog can be searched. Before that, nothing can be said
   * of a name that is not found.
   */
  isReady(): boolean;
  allEntities(): Iterable<EntityProjection>;
  /** Refs of entities to which an identifier leads, by other sources than this. */
  findByIdentifier(
    identifier: Identifier,
    options: { exceptSource: string },
  ): readonly string[];
}

/** What a row says. */
export interface MappedRow {
  entityRef?: string;
  identifiers: Array<Identifier & { rule: string; link?: string }>;
  problems: string[];
}

/** Makes identifiers of rows. */
export type RowMapper = (row: unknown) => MappedRow;

/** What a mapper is made with. */
export interface RowMapperOptions {
  mapping: FeedMapping;
  /** Whether fields are columns of a CSV file, whose names are taken as they are. */
  isCsv: boolean;
  /** The source that the identifiers belong to. */
  source: string;
  catalog: FeedCatalog;
}

export function createRowMapper(options: RowMapperOptions): RowMapper {
  const { mapping, isCsv } = options;
  const reader = (source: ValueSource) => createReader(source, isCsv);
  const readEntity = reader(mapping.entity);
  const readLink = mapping.link && reader(mapping.link);
  const findEntity = createEntityFinder(options);
  const columns = mapping.identifiers.map(({ kind, key }) => ({
    readKinds: reader(kind),
    readKeys: reader(key),
    rule: ruleOf(key, isCsv),
  }));
  return row => {
    const problems: string[] = [];
    const found = findEntity(readEntity(row));
    if ('problem' in found) {
      return { identifiers: [], problems: [found.problem] };
    }
    const link = readLink?.(row).find(value => URL.canParse(value));
    const identifiers = columns.flatMap(({ readKinds, readKeys, rule }) =>
      readKeys(row).flatMap(key => {
        const identifier = identify(readKinds(row)[0], key);
        if ('problem' in identifier) {
          problems.push(identifier.problem);
          return [];
        }
        return [{ ...identifier, rule, ...(link ? { link } : {}) }];
      }),
    );
    if (identifiers.length === 0 && problems.length === 0) {
      const fields = mapping.identifiers.map(({ key }) => nameOf(key));
      problems.push(`it has no identifier: ${fields.join(', ')} is empty`);
    }
    return { entityRef: found.ref, identifiers, problems };
  };
}

type Reader = (row: unknown) => string[];

function createReader(
  { field, constant, prefix, separator }: ValueSource,
  isCsv: boolean,
): Reader {
  if (constant !== undefined) {
    return () => [prefix + constant];
  }
  const path = isCsv ? undefined : parseFieldPath(field!);
  const valuesOf = (row: unknown): unknown[] =>
    path ? valuesAt(row, path) : [(row as Map<string, string>).get(field!)];
  return row =>
    valuesOf(row)
      .flatMap(value => {
        const text = asText(value);
        return separator ? text.split(separator) : [text];
      })
      .map(text => text.trim())
      .filter(Boolean)
      .map(text => prefix + text);
}

/** What is no text, number or truth value has none that could be a key. */
function asText(value: unknown): string {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value)
    ? String(value)
    : '';
}

function identify(
  kind: string | undefined,
  text: string,
): Identifier | { problem: string } {
  if (kind === undefined || !Object.hasOwn(kindRules, kind)) {
    return {
      problem: `kind '${kind ?? ''}' is not one of ${Object.keys(
        kindRules,
      ).join(', ')}`,
    };
  }
  const known = kind as IdentifierKind;
  const key = kindRules[known].normalise(text);
  return key === undefined
    ? { problem: `${quoted(text)} is not a ${kind}` }
    : { kind: known, key };
}

function createEntityFinder({
  mapping: { entity },
  source,
  catalog,
}: RowMapperOptions) {
  const findByName =
    entity.by === 'name'
      ? createNameFinder(catalog.allEntities(), entity.kinds)
      : undefined;
  const findAll = (text: string): readonly string[] | { problem: string } => {
    if (findByName) {
      return findByName(text);
    }
    if (entity.by !== 'ref' && entity.by !== 'name') {
      const identifier = identify(entity.by, text);
      return 'problem' in identifier
        ? identifier
        : catalog.findByIdentifier(identifier, { exceptSource: source });
    }
    const ref = readRef(text, entity.kinds[0]);
    return ref ? [ref] : { problem: `${quoted(text)} is not an entity ref` };
  };
  return ([text]: string[]): { ref: string } | { problem: string } => {
    if (text === undefined) {
      return { problem: `it names no entity: ${nameOf(entity)} is empty` };
    }
    const found = findAll(text);
    if ('problem' in found) {
      return found;
    }
    const what = findByName ? entity.kinds.join(' or ') : 'entity';
    if (found.length === 0) {
      return { problem: `no ${what} is found by ${quoted(text)}` };
    }
    return found.length === 1
      ? { ref: found[0] }
      : {
          problem: `${quoted(text)} means ${found.length} entities: ${found
            .slice(0, 3)
            .join(', ')}`,
        };
  };
}

function readRef(text: string, defaultKind: string): string | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind,
      defaultNamespace: 'default',
    });
    return /[\s\p{C}]/u.test(text) ? undefined : stringifyEntityRef(ref);
  } catch {
    // The only thing that the grammar forbids is an empty part.
    return undefined;
  }
}

function ruleOf({ field, constant }: ValueSource, isCsv: boolean): string {
  if (field === undefined) {
    return `constant ${constant}`;
  }
  return `${isCsv ? 'column' : 'field'} ${field}`;
}

function nameOf({ field, constant }: ValueSource): string {
  return `'${field ?? constant}'`;
}

function quoted(text: string): string {
  return `'${text.length > 80 ? `${text.slice(0, 80)}…` : text}'`;
}
