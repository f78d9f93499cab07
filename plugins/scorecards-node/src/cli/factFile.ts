import type { Entity } from '@backstage/catalog-model';
import type { JsonValue } from '@backstage/types';
import { suggest } from '../engine/definition/nearest';
import { parseTime } from '../engine/definition/times';
import type {
  ExpressionCompiler,
  FactReading,
  FactReadings,
} from '../engine/types';
import { CommandError } from './CommandError';
import { readDataFile } from './readFile';

/** An entity, and what is known of it. */
export interface EntityFacts {
  entity: Entity;
  readings: FactReadings;
}

/**
 * Reads a file of entities and their facts:
 * `{entity, facts, observedAt?, errors?}`, or a list of these.
 *
 * @param now - when facts were observed that say nothing of it
 */
export async function readFactFile(
  file: string,
  {
    cwd,
    compiler,
    now,
  }: { cwd: string; compiler: ExpressionCompiler; now: number },
): Promise<EntityFacts[]> {
  const content = await readDataFile(cwd, file);
  const items = Array.isArray(content) ? content : [content];
  if (items.length === 0) {
    throw new CommandError(`${file} has no entity`);
  }
  return items.map((item, index) => {
    const where = items.length === 1 ? file : `${file}: item ${index + 1}`;
    if (!isObject(item)) {
      throw new CommandError(`${where} must be a map with entity and facts`);
    }
    return {
      entity: readEntity(item.entity, where),
      readings: readReadings(item, { where, compiler, now }),
    };
  });
}

function readEntity(value: unknown, where: string): Entity {
  const { apiVersion, kind, metadata } = isObject(value)
    ? value
    : ({} as Record<string, unknown>);
  if (
    !isObject(value) ||
    typeof kind !== 'string' ||
    !isObject(metadata) ||
    typeof metadata.name !== 'string'
  ) {
    throw new CommandError(
      `${where}: 'entity' must be an entity of the catalog, with kind and metadata.name`,
    );
  }
  return {
    ...value,
    apiVersion:
      typeof apiVersion === 'string' ? apiVersion : 'backstage.io/v1alpha1',
    kind,
    metadata: { ...metadata, name: metadata.name },
  };
}

function readReadings(
  item: Record<string, unknown>,
  {
    where,
    compiler,
    now,
  }: { where: string; compiler: ExpressionCompiler; now: number },
): FactReadings {
  const { facts, errors = {}, observedAt: observed } = item;
  if (!isObject(facts) || !isObject(errors)) {
    throw new CommandError(
      `${where}: 'facts' and 'errors' must be maps by fact id`,
    );
  }
  const observedAt = observed === undefined ? now : parseTime(String(observed));
  if (observedAt === undefined) {
    throw new CommandError(`${where}: 'observedAt' must be an ISO 8601 time`);
  }
  const readings = new Map<string, FactReading>();
  for (const [id, value] of Object.entries(facts)) {
    assertFact(id, value as JsonValue, { where, compiler });
    readings.set(id, {
      ...(value !== null && { value: value as JsonValue }),
      observedAt,
      changedAt: observedAt,
    });
  }
  for (const [id, error] of Object.entries(errors)) {
    assertFact(id, null, { where, compiler });
    readings.set(id, {
      ...readings.get(id),
      error: String(error),
      errorSince: now,
    });
  }
  return Object.fromEntries(readings);
}

function assertFact(
  id: string,
  value: JsonValue,
  { where, compiler }: { where: string; compiler: ExpressionCompiler },
): void {
  if (!compiler.facts.has(id)) {
    throw new CommandError(
      `${where}: '${id}' is no fact that is known${suggest(
        id,
        compiler.facts.keys(),
      )}`,
    );
  }
  const bad = value === null ? undefined : compiler.describeBadValue(id, value);
  if (bad !== undefined) {
    throw new CommandError(`${where}: fact '${id}' ${bad}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
