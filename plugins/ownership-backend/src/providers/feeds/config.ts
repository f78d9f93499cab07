import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { kindRules } from '../../domain/kinds';
import { parseFieldPath } from './fieldPath';
import { EntityBy, FeedMapping, ValueSource } from './mapping';
import { OriginConfig, readOriginConfig } from './origin';

/** How a feed may be written. */
export type FeedFormat = 'csv' | 'json' | 'jsonl' | 'yaml';

/** A feed of `ownership.feeds`. */
export interface FeedConfig {
  id: string;
  origin: OriginConfig;
  format: FeedFormat;
  /** CSV only. */
  csv: { delimiter: string; columns?: string[] };
  /** JSON and YAML only: the keys that lead from the root to the rows. */
  items: string[];
  mapping: FeedMapping;
  refresh: HumanDuration;
  timeoutMs: number;
}

const FORMATS: Record<string, FeedFormat> = {
  csv: 'csv',
  tsv: 'csv',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  yaml: 'yaml',
  yml: 'yaml',
};

const ID = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/;

/** @throws if an option cannot be meant */
export function readFeedConfigs(config: Config): FeedConfig[] {
  const feeds = (config.getOptionalConfigArray('ownership.feeds') ?? []).map(
    readFeed,
  );
  const twice = feeds.find(({ id }, index) =>
    feeds.slice(0, index).some(other => other.id === id),
  );
  if (twice) {
    throw new Error(
      `ownership.feeds: two feeds have the id '${twice.id}'; identifiers are kept by it, so that it must be unique`,
    );
  }
  return feeds;
}

function readFeed(config: Config, index: number): FeedConfig {
  const id = config.getString('id');
  const where = `ownership.feeds[${index}], feed '${id}'`;
  if (!ID.test(id)) {
    throw new Error(
      `${where}: the id must be lower-case letters, digits, '.', '_' and '-'`,
    );
  }
  const origin = readOriginConfig(config, where);
  const extension = extensionOf(origin);
  const format = readFormat(config, extension, where);
  return {
    id,
    origin,
    format,
    csv: {
      delimiter: readDelimiter(config, extension, where),
      columns: config.getOptionalStringArray('csv.columns'),
    },
    items: config.getOptionalString('items')?.split('.') ?? [],
    mapping: readMapping(config.getConfig('mapping'), format, where),
    refresh: config.has('refresh')
      ? readDurationFromConfig(config, { key: 'refresh' })
      : { minutes: 15 },
    timeoutMs: durationToMilliseconds(
      config.has('timeout')
        ? readDurationFromConfig(config, { key: 'timeout' })
        : { minutes: 2 },
    ),
  };
}

function extensionOf({ path, url }: OriginConfig): string {
  const name = path ?? new URL(url!).pathname;
  return /\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1].toLowerCase() ?? '';
}

function readFormat(
  config: Config,
  extension: string,
  where: string,
): FeedFormat {
  const written = config.getOptionalString('format');
  const format = FORMATS[written ?? extension];
  if (!format || (written && !Object.values(FORMATS).includes(format))) {
    throw new Error(
      written
        ? `${where}: format is '${written}'; it must be csv, json, jsonl or yaml`
        : `${where}: format must be set, since the name does not end in .csv, .json, .jsonl or .yaml`,
    );
  }
  return format;
}

function readDelimiter(
  config: Config,
  extension: string,
  where: string,
): string {
  const delimiter =
    config.getOptionalString('csv.delimiter') ??
    (extension === 'tsv' ? '\t' : ',');
  if (delimiter.length !== 1 || /["\s]/.test(delimiter.replace('\t', ''))) {
    throw new Error(
      `${where}: csv.delimiter is '${delimiter}'; it must be one character such as ',' or ';'`,
    );
  }
  return delimiter;
}

function readMapping(
  config: Config,
  format: FeedFormat,
  where: string,
): FeedMapping {
  const identifiers = config.getConfigArray('identifiers');
  if (identifiers.length === 0) {
    throw new Error(`${where}: mapping.identifiers must not be empty`);
  }
  const confidence = config.getOptionalNumber('confidence') ?? 1;
  if (!(confidence > 0 && confidence <= 1)) {
    throw new Error(
      `${where}: mapping.confidence is ${confidence}; it must be more than 0 and at most 1`,
    );
  }
  const read = (of: Config, key: string) =>
    readValueSource(of.getConfig(key), format, `${where}: mapping.${key}`);
  return {
    entity: {
      ...read(config, 'entity'),
      by: readEntityBy(config.getOptionalString('entity.by'), where),
      kinds: (
        config.getOptionalStringArray('entity.kinds') ?? ['component']
      ).map(kind => kind.toLowerCase()),
    },
    identifiers: identifiers.map(identifier => {
      const kind = read(identifier, 'kind');
      checkKind(kind, where);
      return { kind, key: read(identifier, 'key') };
    }),
    link: config.has('link') ? read(config, 'link') : undefined,
    confidence,
  };
}

function readEntityBy(by: string = 'ref', where: string): EntityBy {
  if (by === 'ref' || by === 'name' || isKind(by)) {
    return by;
  }
  throw new Error(
    `${where}: mapping.entity.by is '${by}'; it must be ref, name or a kind of identifier: ${kindNames()}`,
  );
}

function checkKind(kind: ValueSource, where: string): void {
  if (kind.constant !== undefined && !isKind(kind.constant)) {
    throw new Error(
      `${where}: kind '${kind.constant}' is not one of ${kindNames()}`,
    );
  }
}

export function isKind(text: string): text is keyof typeof kindRules {
  return Object.hasOwn(kindRules, text);
}

export function kindNames(): string {
  return Object.keys(kindRules).join(', ');
}

function readValueSource(
  config: Config,
  format: FeedFormat,
  where: string,
): ValueSource {
  const field = config.getOptionalString('field');
  const constant = config.getOptionalString('constant');
  if ((field === undefined) === (constant === undefined)) {
    throw new Error(
      `${where}: either field or constant must be set, and not both of them`,
    );
  }
  if (field !== undefined && format !== 'csv') {
    try {
      parseFieldPath(field);
    } catch (error) {
      throw new Error(`${where}.field: ${(error as Error).message}`);
    }
  }
  return {
    field,
    constant,
    prefix: config.getOptionalString('prefix') ?? '',
    separator: config.getOptionalString('separator'),
  };
}
