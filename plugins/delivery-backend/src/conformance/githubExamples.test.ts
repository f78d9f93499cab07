import { AddressInfo } from 'node:net';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { LeaseWorker } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { DerivedWorld } from '../derive/__testUtils__/DerivedWorld';
import { migrations } from '../log/__testUtils__/events';
import { deliveryPlugin } from '../plugin';
import { seededRandom } from '../statistics';
import {
  ExampleDelivery,
  examplesOf,
  headersOf,
  ORIGINS,
  SECRET,
} from './__testUtils__/githubExamples';
import { EXAMPLE_RECORDS } from './__testUtils__/exampleRecords';
import { contentsOf, Row } from './__testUtils__/tables';

jest.setTimeout(120_000);

const AT_ONCE = 8;
/** When all is derived: later than anything that the plugin marks. */
const SETTLED_AT = Date.now() + 3_600_000;
const EXAMPLES = ORIGINS.flatMap(examplesOf);
/** How often records are made of a stream while it still comes. */
const PORTIONS = 6;

/** Releases, and pushes after which a branch or a tag is gone. */
const WITHOUT_COMMIT = /^(?:ref|release):/;

/** What is needed of a row of the log. */
interface EventRow {
  subject: string | null;
  ignored: string | null;
}

/** An answer, in short. */
interface Answer {
  example: ExampleDelivery;
  status: number;
  body: { appended?: number; duplicates?: number; ignored?: number };
}

describeEachDatabase('Examples of GitHub', { migrations }, ({ create }) => {
  let backend: TestBackend | undefined;

  afterEach(async () => {
    await backend?.stop();
    backend = undefined;
    jest.restoreAllMocks();
  });

  /** What takes deliveries; its workers rest, so that nothing races the tests. */
  async function start() {
    jest.spyOn(LeaseWorker.prototype, 'run').mockResolvedValue();
    const knex = await create();
    const world = new DerivedWorld(knex);
    world.pass(SETTLED_AT - world.now().getTime());
    backend = await startTestBackend({
      features: [
        deliveryPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.database.factory({ knex }),
        mockServices.rootConfig.factory({
          data: { delivery: { ingest: { github: { secrets: [SECRET] } } } },
        }),
      ],
    });
    const { port } = backend.server.address() as AddressInfo;
    const url = `http://localhost:${port}/api/delivery/ingest/github`;
    return { knex, world, url };
  }

  async function post(
    url: string,
    examples: readonly ExampleDelivery[],
  ): Promise<Answer[]> {
    const answers: Answer[] = [];
    const waiting = [...examples];
    const send = async () => {
      for (let example = waiting.shift(); example; example = waiting.shift()) {
        const response = await fetch(url, {
          method: 'POST',
          headers: headersOf(example),
          body: example.body,
        });
        const { status } = response;
        answers.push({ example, status, body: await response.json() });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    return answers;
  }

  async function settle(world: DerivedWorld): Promise<void> {
    await world.project();
    await world.derive();
  }

  it.each([
    ['api.github.com', 104, 225],
    ['ghes-31', 8, 41],
    ['ghes-32', 8, 41],
    ['ghes-33', 10, 40],
    ['ghes-34', 33, 91],
    ['ghes-35', 33, 92],
  ] as const)(
    'of %s are used (%i) or ignored with a reason (%i), and none is refused',
    async (origin, used, ignored) => {
      const { knex, url } = await start();

      const answers = await post(url, examplesOf(origin));

      expect(answers.filter(({ status }) => status !== 202)).toEqual([]);
      expect(answers.filter(({ body }) => body.appended !== 1)).toEqual([]);
      const rows: EventRow[] = await knex('event');
      const isIgnored = (it: EventRow) => it.ignored !== null;
      expect(rows).toHaveLength(used + ignored);
      expect(rows.filter(it => !isIgnored(it))).toHaveLength(used);
      expect(answers.filter(({ body }) => body.ignored === 1)).toHaveLength(
        ignored,
      );
      // Nothing but what tells of no commit is ignored of what is about delivery
      expect(
        rows.filter(
          it => isIgnored(it) && it.subject && !WITHOUT_COMMIT.test(it.subject),
        ),
      ).toEqual([]);
      expect(rows.filter(it => it.ignored?.trim() === '')).toEqual([]);
      expect(await knex('dead_letter')).toEqual([]);
    },
  );

  describe('together', () => {
    async function settled() {
      const { knex, world, url } = await start();
      await post(url, EXAMPLES);
      await settle(world);
      return knex;
    }

    it('give records of all that they tell of', async () => {
      const knex = await settled();

      const used = knex('event').whereNull('ignored').distinct('subject');
      expect(await textsOf(knex('projected_subject'), ['subject'])).toEqual(
        await textsOf(used, ['subject']),
      );
      for (const { table, columns, rows } of EXAMPLE_RECORDS) {
        expect([table, ...(await textsOf(knex(table), columns))]).toEqual([
          table,
          ...rows,
        ]);
      }
      // From when it was opened to when its check was done: 39 s and 62 s
      const feedback = knex('reading').where({ metric: 'test-feedback' });
      expect(await textsOf(feedback, ['value'])).toEqual(['39000', '62000']);
    });

    it('give the same tables when they come in another order, twice', async () => {
      const expected = await contentsOf(await settled());
      await backend?.stop();
      const { knex, world, url } = await start();
      const stream = shuffled([...EXAMPLES, ...EXAMPLES]);
      const portion = Math.ceil(stream.length / PORTIONS);

      const answers: Answer[] = [];
      for (let at = 0; at < stream.length; at += portion) {
        answers.push(...(await post(url, stream.slice(at, at + portion))));
        await settle(world);
      }

      expect(answers).toHaveLength(2 * 726);
      expect(answers.filter(({ body }) => body.appended === 1)).toHaveLength(
        726,
      );
      expect(answers.filter(({ body }) => body.duplicates === 1)).toHaveLength(
        726,
      );
      expect(await contentsOf(knex)).toEqual(expected);
      expect(expected.event).toHaveLength(726);
    });
  });
});

/** Some columns of rows as texts, which are the same on all databases. */
async function textsOf(
  rows: Knex.QueryBuilder,
  columns: readonly string[],
): Promise<string[]> {
  const found: Row[] = await rows.select(...columns);
  const textOf = (value: unknown) =>
    value instanceof Date ? value.toISOString() : String(value ?? '-');
  return found.map(row => columns.map(it => textOf(row[it])).join(' ')).sort();
}

/** By Fisher and Yates, always alike. */
function shuffled<T>(items: readonly T[]): T[] {
  const random = seededRandom(20_261_122);
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
