import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  FilterPredicate,
  parseFilterPredicate,
} from '@backstage/filter-predicates';
import {
  durationToMilliseconds,
  HumanDuration,
  JsonObject,
} from '@backstage/types';
import {
  FACT_TYPES,
  FactType,
} from '@groundwork/backstage-plugin-scorecards-common';
import { FactDeclaration } from '@groundwork/backstage-plugin-scorecards-node/engine';

/** Somebody who reports facts with a token of their own. */
export interface PushClientConfig {
  id: string;
  secret: string;
  /** Ids of facts, or all below a name: `ci.*`. */
  facts: string[];
  /** Which entities it may report about; all unless said. */
  entities?: FilterPredicate;
}

/** What `scorecards.push` says. */
export interface PushConfig {
  clients: PushClientConfig[];
  /** What can be reported. */
  facts: FactDeclaration[];
}

const ROOT = 'scorecards.push';
const DEFAULT_FRESHNESS: HumanDuration = { days: 30 };
const CLIENT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
/** Visible characters: what any client can send in a header. */
const SECRET = /^[\x21-\x7e]{16,}$/;
const PATTERN = /^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*(?:\.\*)?$/;

/**
 * Whether a pattern of a client means a fact: `ci.*` means all that begin with
 * `ci.`, anything else the fact of that id.
 */
export function means(pattern: string, factId: string): boolean {
  return pattern.endsWith('.*')
    ? factId.startsWith(pattern.slice(0, -1))
    : factId === pattern;
}

/**
 * @throws if an option cannot be meant; no message holds a secret
 */
export function readPushConfig(config: Config): PushConfig {
  const push = config.getOptionalConfig(ROOT);
  const facts = (push?.getOptionalConfigArray('facts') ?? []).map(readFact);
  const clients = (push?.getOptionalConfigArray('clients') ?? []).map(
    (client, index) => readClient(client, index, facts),
  );
  assertDistinct(clients);
  return { clients, facts };
}

function readFact(config: Config, index: number): FactDeclaration {
  const id = config.getString('id');
  const where = `${ROOT}.facts[${index}], '${id}'`;
  const type = config.getString('type');
  if (!isFactType(type)) {
    throw new InputError(
      `${where}: type '${type}' is not one of ${FACT_TYPES.join(', ')}`,
    );
  }
  const schema = config.getOptional<JsonObject>('schema');
  if (schema !== undefined && type !== 'object') {
    throw new InputError(
      `${where}: a schema is for facts of type 'object', and this is of type '${type}'`,
    );
  }
  const minimum = config.getOptionalNumber('minimum');
  const maximum = config.getOptionalNumber('maximum');
  assertRange(where, { type, minimum, maximum });
  const freshness = config.has('freshness')
    ? readDurationFromConfig(config, { key: 'freshness' })
    : DEFAULT_FRESHNESS;
  const freshnessMs = durationToMilliseconds(freshness);
  if (!(freshnessMs > 0)) {
    throw new InputError(`${where}: freshness must be more than 0`);
  }
  return {
    id,
    type,
    unit: config.getOptionalString('unit'),
    description: config.getString('description'),
    minimum,
    maximum,
    schema,
    freshness,
    freshnessMs,
  };
}

function assertRange(
  where: string,
  {
    type,
    minimum,
    maximum,
  }: Pick<FactDeclaration, 'type' | 'minimum' | 'maximum'>,
): void {
  const isNumber = type === 'integer' || type === 'double';
  if (!isNumber && (minimum !== undefined || maximum !== undefined)) {
    throw new InputError(
      `${where}: minimum and maximum are for facts of type 'integer' and 'double', and this is of type '${type}'`,
    );
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    throw new InputError(
      `${where}: minimum, ${minimum}, is above maximum, ${maximum}`,
    );
  }
}

function isFactType(type: string): type is FactType {
  return (FACT_TYPES as readonly string[]).includes(type);
}

function readClient(
  config: Config,
  index: number,
  facts: readonly FactDeclaration[],
): PushClientConfig {
  const id = config.getString('id');
  const where = `${ROOT}.clients[${index}], '${id}'`;
  if (!CLIENT_ID.test(id)) {
    throw new InputError(
      `${where}: the id must begin with a letter or digit and have only letters, digits, '.', '_' and '-'`,
    );
  }
  return {
    id,
    secret: readSecret(config, where),
    facts: readPatterns(config, where, facts),
    entities: readFilter(config, where),
  };
}

function readFilter(
  config: Config,
  where: string,
): FilterPredicate | undefined {
  const written = config.getOptional('entities');
  if (written === undefined) {
    return undefined;
  }
  try {
    return parseFilterPredicate(written);
  } catch (error) {
    throw new InputError(
      `${where}: entities is no filter predicate such as { kind: component }`,
      error,
    );
  }
}

function readSecret(config: Config, where: string): string {
  const secret = config.getString('secret');
  if (!SECRET.test(secret)) {
    throw new InputError(
      `${where}: secret must have at least 16 characters, and no spaces or letters beyond ASCII; openssl rand -hex 32 makes one`,
    );
  }
  return secret;
}

/** A pattern that means nothing is a mistake that would show only in CI. */
function readPatterns(
  config: Config,
  where: string,
  facts: readonly FactDeclaration[],
): string[] {
  const patterns = config.getStringArray('facts');
  if (patterns.length === 0) {
    throw new InputError(
      `${where}: facts is empty; list the ids of the facts that the client may report, or ci.* for all that begin so`,
    );
  }
  for (const pattern of patterns) {
    if (!PATTERN.test(pattern)) {
      throw new InputError(
        `${where}: '${pattern}' must be the id of a fact, or a name and .* for all facts below it, such as ci.*`,
      );
    }
    if (!facts.some(({ id }) => means(pattern, id))) {
      throw new InputError(
        `${where}: '${pattern}' means none of ${ROOT}.facts; there are ${
          facts.map(({ id }) => id).join(', ') || 'none'
        }`,
      );
    }
  }
  return patterns;
}

/** Who calls is told by the secret, so that no two may have the same. */
function assertDistinct(clients: readonly PushClientConfig[]): void {
  clients.forEach(({ id, secret }, index) => {
    for (const other of clients.slice(0, index)) {
      if (other.id === id) {
        throw new InputError(`${ROOT}.clients: there are two clients '${id}'`);
      }
      if (other.secret === secret) {
        throw new InputError(
          `${ROOT}.clients: '${other.id}' and '${id}' have the same secret; each needs one of its own`,
        );
      }
    }
  });
}
