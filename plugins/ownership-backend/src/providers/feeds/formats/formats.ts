import type { FeedConfig, FeedFormat } from '../config';
import { ValueSource } from '../mapping';
import { csvReader } from './csv';
import { jsonReader } from './json';
import { readJsonLines } from './jsonl';
import { RowReader } from './types';
import { MAX_YAML_BYTES, yamlReader } from './yaml';

/** What there is to know about a format. */
interface Format {
  /** What servers call it; the first is its name. */
  contentTypes: readonly string[];
  /** Where it may not be as long as others. */
  maxBytes?: number;
  createReader(feed: FeedConfig): RowReader;
}

export const FORMATS: Record<FeedFormat, Format> = {
  csv: {
    contentTypes: [
      'text/csv',
      'application/csv',
      'text/tab-separated-values',
      'application/vnd.ms-excel',
    ],
    createReader: ({ csv, mapping }) =>
      csvReader({
        ...csv,
        needed: [
          mapping.entity,
          ...(mapping.link ? [mapping.link] : []),
          ...mapping.identifiers.flatMap(({ kind, key }) => [kind, key]),
        ].flatMap(({ field }: ValueSource) => field ?? []),
      }),
  },
  json: {
    contentTypes: ['application/json', 'text/json'],
    createReader: ({ items }) => jsonReader(items),
  },
  jsonl: {
    contentTypes: [
      'application/x-ndjson',
      'application/ndjson',
      'application/jsonl',
      'application/x-jsonlines',
      'application/json',
    ],
    createReader: () => readJsonLines,
  },
  yaml: {
    contentTypes: [
      'application/yaml',
      'text/yaml',
      'application/x-yaml',
      'text/x-yaml',
    ],
    maxBytes: MAX_YAML_BYTES,
    createReader: ({ items }) => yamlReader(items),
  },
};
