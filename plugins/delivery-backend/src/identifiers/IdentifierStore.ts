import { InputError } from '@backstage/errors';
import {
  DeliveryIdentifier,
  IdentifierPage,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  fromTimestamp,
  TimestampColumn,
  toTimestamp,
} from '@groundwork/backstage-plugin-groundwork-node';
import { Knex } from 'knex';
import { pageOf } from '../log/page';

/** What is asked for. */
export interface IdentifiersAsked {
  kind: DeliveryIdentifier['kind'];
  since: Date;
  limit: number;
  cursor?: string;
}

/** What was found, with what it is called in its table. */
type Found = DeliveryIdentifier & { id: string };

interface Row {
  id: string;
  component: string;
}

/** Finds what leads to components of the catalog, of what was merged and deployed. */
export class IdentifierStore {
  constructor(private readonly knex: Knex) {}

  /** @throws InputError if the cursor is none */
  async list(asked: IdentifiersAsked): Promise<IdentifierPage> {
    const after = readCursor(asked.cursor);
    const found =
      asked.kind === 'commit'
        ? await this.#commits(asked, after)
        : await this.#deployments(asked, after);
    const { items, pageInfo } = pageOf(found, asked.limit, last =>
      JSON.stringify([last.id, last.component]),
    );
    return { items: items.map(({ id: _id, ...item }) => item), pageInfo };
  }

  async #commits(
    { since, limit }: IdentifiersAsked,
    after: Cursor,
  ): Promise<Found[]> {
    const rows: Array<Row & { at: TimestampColumn }> = await this.knex(
      'change_commit as brought',
    )
      .join('change', 'change.id', 'brought.change_id')
      .join('placement', 'placement.change_id', 'brought.change_id')
      .join(
        'catalog_component',
        'catalog_component.component',
        'placement.component',
      )
      .where('change.merged_at', '>=', toTimestamp(since))
      .whereRaw('(brought.sha, placement.component) > (?, ?)', after)
      .groupBy('brought.sha', 'placement.component')
      .orderBy(['brought.sha', 'placement.component'])
      .limit(limit + 1)
      .select('brought.sha as id', 'placement.component as component')
      .max({ at: 'change.merged_at' });
    return rows.map(({ id, component, at }) => ({
      id,
      kind: 'commit',
      key: id,
      component,
      at: fromTimestamp(at).toISOString(),
    }));
  }

  async #deployments(
    { since, limit }: IdentifiersAsked,
    after: Cursor,
  ): Promise<Found[]> {
    const rows: Array<Row & { at: number }> = await this.knex(
      'placed_deployment as placed',
    )
      .join(
        'catalog_component',
        'catalog_component.component',
        'placed.component',
      )
      .where('placed.at', '>=', since.getTime())
      .whereRaw('(placed.id, placed.component) > (?, ?)', after)
      .orderBy(['placed.id', 'placed.component'])
      .limit(limit + 1)
      .select('placed.id', 'placed.component', 'placed.at');
    return rows.map(({ id, component, at }) => ({
      id,
      kind: 'deployment',
      key: keyOf(id),
      component,
      at: new Date(at).toISOString(),
    }));
  }
}

type Cursor = [id: string, component: string];

function readCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) {
    return ['', ''];
  }
  const parts = parse(cursor);
  if (
    !Array.isArray(parts) ||
    parts.length !== 2 ||
    parts.some(part => typeof part !== 'string')
  ) {
    throw new InputError(
      'Invalid cursor. Send the nextCursor of an earlier answer unchanged, or leave cursor out to get the first page',
    );
  }
  return parts as Cursor;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What its tool calls it: without the kind of the subject, and without its source. */
function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1).replace(/^.* /s, '');
}
