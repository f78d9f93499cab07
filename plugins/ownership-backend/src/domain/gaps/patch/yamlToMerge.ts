import { stringify } from 'yaml';
import { EntityProjection } from '../../projection';
import { GapChange, PLACEHOLDER } from './changeFor';

const KINDS: Readonly<Record<string, string>> = { api: 'API' };

/** The change as YAML, for a file that could not be read. */
export function yamlToMerge(
  { entityRef, kind, namespace, name }: EntityProjection,
  { path, value, hasPlaceholder }: GapChange,
): string {
  const change = path.reduceRight<unknown>(
    (inner, key) => ({ [key]: inner }),
    value,
  ) as { metadata?: object; spec?: object };
  const lines = [
    `# Merge this into the catalog file of ${entityRef}.`,
    ...(hasPlaceholder ? [`# Fill in what is called ${PLACEHOLDER}.`] : []),
    stringify(
      {
        kind: Object.hasOwn(KINDS, kind)
          ? KINDS[kind]
          : kind.charAt(0).toUpperCase() + kind.slice(1),
        metadata: {
          name,
          ...(namespace !== 'default' && { namespace }),
          ...change.metadata,
        },
        ...(change.spec && { spec: change.spec }),
      },
      { lineWidth: 0, singleQuote: true },
    ),
  ];
  return lines.join('\n');
}
