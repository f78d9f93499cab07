import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, type JsonObject } from '@backstage/types';
import {
  FACT_TYPES,
  type FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import { suggest } from '../engine/definition/nearest';
import type { FactDeclaration } from '../engine/types';
import { BUILT_IN_FACTS } from '../facts';
import { CommandError } from './CommandError';
import type { CommandIo } from './io';
import type { CheckOptions } from './options';
import { askPortal } from './portal';
import { readDataFile } from './readFile';

/** For how long an observation counts as fresh when nothing is said. */
const DEFAULT_FRESHNESS = durationToMilliseconds({ days: 30 });

/**
 * Finds out which facts checks can read: those of a file, of a portal or of the
 * box, and those that the configuration lets others report.
 */
export async function findDeclarations(
  options: CheckOptions,
  io: CommandIo,
): Promise<FactDeclaration[]> {
  const { portal, factSchemasFile, configFiles } = options;
  const facts = new Map<string, FactDeclaration>();
  const add = (fact: FactDeclaration) => facts.set(fact.id, fact);

  if (portal) {
    const { items } = await askPortal(portal, io, (client, token) =>
      client.listFacts(token),
    );
    items.forEach(add);
  } else if (factSchemasFile) {
    const content = await readDataFile(io.cwd, factSchemasFile);
    readFacts(listIn(content, factSchemasFile), factSchemasFile).forEach(add);
  } else {
    BUILT_IN_FACTS.forEach(add);
  }
  for (const file of configFiles) {
    const content = await readDataFile(io.cwd, file);
    readFacts(pushedFactsIn(content, file), file).forEach(add);
  }
  return [...facts.values()];
}

/** A list, or what the API answers to `GET /facts`. */
function listIn(content: unknown, file: string): unknown[] {
  const list = Array.isArray(content)
    ? content
    : (content as { items?: unknown } | undefined)?.items;
  if (!Array.isArray(list)) {
    throw new CommandError(`${file} must be a list of facts`);
  }
  return list;
}

function pushedFactsIn(content: unknown, file: string): unknown[] {
  if (!isObject(content)) {
    throw new CommandError(`${file} must be a configuration of Backstage`);
  }
  const list = new ConfigReader(content).getOptional('scorecards.push.facts');
  if (list !== undefined && !Array.isArray(list)) {
    throw new CommandError(`${file}: scorecards.push.facts must be a list`);
  }
  return list ?? [];
}

function readFacts(list: unknown[], file: string): FactDeclaration[] {
  return list.map((item, index) => {
    if (!isObject(item)) {
      throw new CommandError(`${file}: fact ${index + 1} must be a map`);
    }
    return readFact(item, file);
  });
}

function readFact(fact: JsonObject, file: string): FactDeclaration {
  const { id, type, unit, description, schema, freshnessMs } = fact;
  const { minimum, maximum } = fact;
  if (typeof id !== 'string') {
    throw new CommandError(`${file}: a fact lacks 'id'`);
  }
  return {
    id,
    type: readType(type, `${file}: fact '${id}'`),
    description: typeof description === 'string' ? description : '',
    ...(typeof unit === 'string' && { unit }),
    ...(minimum !== undefined && {
      minimum: readLimit(minimum, `${file}: fact '${id}': minimum`),
    }),
    ...(maximum !== undefined && {
      maximum: readLimit(maximum, `${file}: fact '${id}': maximum`),
    }),
    ...(isObject(schema) && { schema }),
    freshnessMs:
      typeof freshnessMs === 'number'
        ? freshnessMs
        : readFreshness(fact, `${file}: fact '${id}'`),
  };
}

function readType(type: unknown, where: string): FactType {
  const known = FACT_TYPES.find(name => name === type);
  if (!known) {
    throw new CommandError(
      `${where} has the type ${JSON.stringify(
        type,
      )}, which is not one of ${FACT_TYPES.join(', ')}${
        typeof type === 'string' ? suggest(type, FACT_TYPES) : ''
      }`,
    );
  }
  return known;
}

function readLimit(limit: unknown, where: string): number {
  if (typeof limit !== 'number') {
    throw new CommandError(`${where} must be a number`);
  }
  return limit;
}

function readFreshness(fact: JsonObject, where: string): number {
  const config = new ConfigReader(fact);
  if (!config.has('freshness')) {
    return DEFAULT_FRESHNESS;
  }
  try {
    return durationToMilliseconds(
      readDurationFromConfig(config, { key: 'freshness' }),
    );
  } catch (error) {
    throw new CommandError(`${where}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
