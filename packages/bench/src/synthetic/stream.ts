import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** How many entities the catalog's client asks for at once. */
const PAGE_SIZE = 500;

/** Streams entities as the catalog's client does. */
export type EntityStream = Pick<CatalogService, 'streamEntities'>;

/** For a stream that serves whoever asks. */
export const NOBODY = {
  $$type: '@backstage/BackstageCredentials',
  principal: { type: 'none' },
} as const;

/**
 * Streams entities as the catalog's client does: pages of JSON that are parsed
 * as they come, cut down to the fields that are asked for.
 *
 * What it leaves out is the time of the catalog's backend, which is no part of
 * what is measured, and which would take hours to fill.
 *
 * @param fields - what will be asked for; the pages are ready before that, so
 * that cutting them is not timed
 */
export function createEntityStream(
  entities: readonly Entity[],
  fields: readonly string[],
): EntityStream {
  const pages = pagesOf(entities, fields);
  const prepared = [...fields].sort().join(', ');
  return {
    async *streamEntities(request) {
      const asked = [...(request?.fields ?? [])].sort().join(', ');
      if (asked !== prepared) {
        throw new Error(
          `The stream is asked for ${
            asked || 'all fields'
          }, and was made for ${prepared}; make it for the former`,
        );
      }
      for (const page of pages) {
        yield await Promise.resolve(JSON.parse(page) as Entity[]);
      }
    },
  };
}

function pagesOf(
  entities: readonly Entity[],
  fields: readonly string[],
): string[] {
  const pages: string[] = [];
  for (let start = 0; start < entities.length; start += PAGE_SIZE) {
    const page = entities.slice(start, start + PAGE_SIZE);
    pages.push(JSON.stringify(page.map(entity => pickFields(entity, fields))));
  }
  return pages;
}

/** What fields such as `kind` and `spec.type` name of an entity. */
export function pickFields(
  entity: Entity,
  fields: readonly string[],
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  const whole = Object.entries(entity);
  for (const [key, value] of whole) {
    if (fields.includes(key)) {
      picked[key] = value;
    } else if (typeof value === 'object') {
      const parts = Object.entries(value as object).filter(([inner]) =>
        fields.includes(`${key}.${inner}`),
      );
      if (parts.length > 0) {
        picked[key] = Object.fromEntries(parts);
      }
    }
  }
  return picked;
}
