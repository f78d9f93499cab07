import knexFactory from 'knex';
import {
  PlainHandler,
  readPlainSettings,
  servePlainly,
} from '../../server/servePlainly';
import { PlainCatalogSettings } from './plainCatalog';

const { settings, ...server } = readPlainSettings<PlainCatalogSettings>();
const knex = knexFactory(settings.knexConfig);

/** The columns of the catalog's table that are read here. */
interface Row {
  entity_id: string;
  entity_ref: string;
  /** The whole entity as JSON, which is sent on as it is. */
  final_entity: string;
}

const finalEntities = () =>
  knex<Row, Row[]>('final_entities').whereNotNull('final_entity');

async function byRef(ref: string): Promise<string | undefined> {
  const [row] = await finalEntities()
    .where({ entity_ref: ref })
    .select('final_entity');
  return row?.final_entity;
}

async function byRefs(body: string): Promise<string> {
  const { entityRefs } = JSON.parse(body) as { entityRefs: string[] };
  const rows = await finalEntities()
    .whereIn('entity_ref', entityRefs)
    .select('entity_ref', 'final_entity');
  const found = new Map(rows.map(row => [row.entity_ref, row.final_entity]));
  return `{"items":[${entityRefs.map(ref => found.get(ref) ?? 'null')}]}`;
}

async function page(query: URLSearchParams): Promise<string> {
  const limit = Number(query.get('limit'));
  const fields = query.get('fields')?.split(',');
  const rows = await finalEntities()
    // Every id is greater than the empty text, which starts the first page.
    .where('entity_id', '>', query.get('cursor') ?? '')
    .orderBy('entity_id')
    .limit(limit)
    .select('entity_id', 'final_entity');
  const pageInfo = JSON.stringify({
    nextCursor: rows.length === limit ? rows[limit - 1].entity_id : undefined,
  });
  const items = rows.map(({ final_entity: entity }) =>
    fields ? JSON.stringify(pick(JSON.parse(entity), fields)) : entity,
  );
  return `{"items":[${items}],"pageInfo":${pageInfo}}`;
}

function pick(entity: object, paths: string[]): object {
  const picked: Record<string, unknown> = {};
  for (const path of paths) {
    picked[path] = path
      .split('.')
      .reduce<unknown>(
        (value, key) => (value as Record<string, unknown> | undefined)?.[key],
        entity,
      );
  }
  return picked;
}

async function main() {
  const prepared = new Map<string, string>(
    (await finalEntities().select('entity_ref', 'final_entity')).map(row => [
      row.entity_ref,
      row.final_entity,
    ]),
  );
  const after = (path: string, prefix: string) => path.slice(prefix.length);
  const handle: PlainHandler = ({ url: { pathname, searchParams }, body }) => {
    if (pathname.startsWith('/map/')) {
      return prepared.get(after(pathname, '/map/'));
    }
    if (pathname.startsWith('/by-ref/')) {
      return byRef(after(pathname, '/by-ref/'));
    }
    switch (pathname) {
      case '/by-refs':
        return byRefs(body);
      case '/pages':
        return page(searchParams);
      default:
        return undefined;
    }
  };
  servePlainly(server, handle);
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
