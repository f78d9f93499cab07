import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { Knex } from 'knex';
import { seedWeeks } from '../__testUtils__/weeks';
import {
  ago,
  catalogOf,
  changeId,
  migrations,
  NOW,
  ORDERS,
  PAY,
  repositoryOf,
  seedChanges,
  seedDeployments,
  seedReadings,
  viewerWithout,
  WEB,
} from '../__testUtils__/rows';
import { createQueries } from '../createQueries';
import { urlOfChange } from './urls';

const link = (
  from: [kind: string, id: string],
  to: [kind: string, id: string],
  confidence: number,
) => ({
  repository: repositoryOf('orders'),
  from_kind: from[0],
  from_id: from[1],
  to_kind: to[0],
  to_id: to[1],
  class: confidence === 1 ? 'explicit' : 'revert',
  confidence,
  evidence: 'it says so',
  is_corrected: false,
});

describeEachDatabase('ChangeReader', { migrations }, it_ => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedWeeks(knex);
    await seedChanges(knex, [
      {
        id: changeId(20),
        title: 'Revert "Change 1"',
        cohort: 'assisted',
        attribution: {
          evidence: [
            {
              place: 'trailer',
              cohort: 'assisted',
              confidence: 0.9,
              text: 'Assisted-by: Tool',
            },
          ],
          lineShare: 0.256,
        },
      },
    ]);
    await knex('failure_link').insert([
      link(['incident', 'i1'], ['deployment', 'd1'], 1),
      link(['change', changeId(20)], ['change', changeId(1)], 0.9),
      link(['change', changeId(20)], ['deployment', 'd1'], 0.6),
      link(['incident', 'i1'], ['deployment', 'd2'], 1),
    ]);
  }, 60_000);

  const read = (id: string, viewer = viewerWithout()) =>
    createQueries({
      knex,
      catalog: catalogOf(),
      now: () => new Date(NOW),
    }).changes.read(id, viewer);

  it('tells its stages, its deployments and what it led to', async () => {
    const { change, spans, deployments, failures } = await read(changeId(1));

    expect(change).toMatchObject({ id: changeId(1), components: [ORDERS] });
    expect(spans).toEqual([
      {
        stage: 'review',
        kind: 'queue',
        start: new Date(ago(29)).toISOString(),
        end: new Date(ago(26)).toISOString(),
        component: ORDERS,
        team: PAY,
      },
      expect.objectContaining({ kind: 'touch' }),
    ]);
    expect(deployments).toEqual([
      {
        id: 'd1',
        component: ORDERS,
        environment: 'production',
        finishedAt: '2026-09-08T00:00:00.000Z',
        version: 'v1',
      },
    ]);
    // The surest link of each
    expect(failures).toEqual([
      {
        kind: 'incident',
        id: 'i1',
        title: 'Orders lost',
        class: 'explicit',
        confidence: 1,
      },
      {
        kind: 'change',
        id: changeId(20),
        title: 'Revert "Change 1"',
        class: 'revert',
        confidence: 0.9,
      },
    ]);
  });

  it('has no end of what lasts', async () => {
    const { spans } = await read(changeId(5));

    expect(spans).toHaveLength(1);
    expect(spans[0]).not.toHaveProperty('end');
  });

  it('says why its cohort is believed', async () => {
    const { cohortEvidence, change } = await read(changeId(20));

    expect(change.cohort).toBe('assisted');
    expect(cohortEvidence).toEqual([
      'Trailer of a commit: Assisted-by: Tool',
      'Notes say that a tool wrote 26 % of it',
    ]);
  });

  it.each([
    ['touches what may not be read', changeId(5), viewerWithout(WEB)],
    ['is not there', changeId(99), viewerWithout()],
  ])('does not find what %s', async (_, id, viewer) => {
    await expect(read(id, viewer)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `There is no change '${id}', or you may not read what it touches`,
    });
  });

  it('shows of one that touches several what may be read', async () => {
    const { change, deployments } = await read(changeId(4), viewerWithout(WEB));

    expect(change.components).toEqual([ORDERS]);
    expect(deployments).toEqual([]);
  });
});

describeEachDatabase('what a viewer sees of changes', { migrations }, it_ => {
  const SECRET = 'component:default/secret';
  const VAULT = 'component:default/vault';
  const REPOSITORY = repositoryOf('secret');
  const placed = changeId(1, 'secret');
  const underived = changeId(2, 'secret');
  let knex: Knex;
  beforeAll(async () => {
    knex = await it_.create();
    await seedWeeks(knex);
    await knex('catalog_component').insert(
      [SECRET, VAULT].map(component => ({
        component,
        title: component,
        repository: REPOSITORY,
        services: '[]',
      })),
    );
    await seedChanges(knex, [{ id: placed }, { id: underived }]);
    await seedReadings(knex, [
      {
        metric: 'change-size',
        item: placed,
        repository: REPOSITORY,
        // Told by webhooks alone, without paths: the repository stands for itself
        component: REPOSITORY,
        at: ago(2),
        value: 4,
      },
    ]);
    await seedDeployments(knex, [
      { id: 's1', at: ago(3), component: SECRET, version: '1.2.3' },
    ]);
    await knex('incident').insert({
      id: 'i9',
      component: SECRET,
      record: JSON.stringify({ id: 'i9', title: 'Secret breach' }),
    });
    await knex('failure_link').insert([
      link(['incident', 'i9'], ['change', changeId(1)], 1),
      link(['incident', 'i1'], ['change', changeId(1)], 1),
      link(['deployment', 's1'], ['change', changeId(1)], 0.9),
      link(['deployment', 'd2'], ['change', changeId(1)], 0.9),
    ]);
  }, 60_000);

  const queries = () =>
    createQueries({ knex, catalog: catalogOf(), now: () => new Date(NOW) });
  const read = (id: string, ...hidden: string[]) =>
    queries().changes.read(id, viewerWithout(...hidden));
  const NOTHING = [ORDERS, WEB, SECRET, VAULT];
  const NOT_FOUND = { name: 'NotFoundError' };

  it('names no incident and no deployment of what may not be read', async () => {
    const idsFor = async (...hidden: string[]) =>
      (await read(changeId(1), ...hidden)).failures.map(({ id }) => id);

    expect(await idsFor()).toEqual(['i1', 'i9', 'd2', 's1']);
    expect(await idsFor(SECRET)).toEqual(['i1', 'd2']);
  });

  it('has a repository read by who may read any of its components', async () => {
    const listed = async (...hidden: string[]) => {
      const { items } = await queries().items.read(
        { scope: `repository:${REPOSITORY}`, metric: 'change-size', limit: 9 },
        viewerWithout(...hidden),
      );
      return items.map(({ item }) => item);
    };

    expect((await read(placed, SECRET)).change.id).toBe(placed);
    expect(await listed(SECRET)).toEqual([placed]);
    await expect(read(placed, SECRET, VAULT)).rejects.toMatchObject(NOT_FOUND);
    expect(await listed(SECRET, VAULT)).toEqual([]);
  });

  it('hides what was not derived yet from who may not read all of it', async () => {
    expect((await read(underived)).change.id).toBe(underived);
    expect((await read(underived, ORDERS)).change.id).toBe(underived);
    for (const hidden of [[SECRET], NOTHING]) {
      await expect(read(underived, ...hidden)).rejects.toMatchObject(NOT_FOUND);
    }
  });

  it('takes the components of a backfill for those of its repository', async () => {
    const id = changeId(3, 'mapped');
    await seedChanges(knex, [{ id }]);
    expect((await read(id, SECRET)).change.id).toBe(id);

    await knex('component_path').insert({
      repository: repositoryOf('mapped'),
      path: 'a',
      component: SECRET,
    });

    await expect(read(id, SECRET)).rejects.toMatchObject(NOT_FOUND);
    expect((await read(id, VAULT)).change.id).toBe(id);
  });
});

describe('urlOfChange', () => {
  it.each([
    ['github.com/acme/orders', 7, 'https://github.com/acme/orders/pull/7'],
    [
      'github.com/acme/orders',
      undefined,
      'https://github.com/acme/orders/commit/abc',
    ],
    [
      'gitlab.com/acme/shop/orders',
      7,
      'https://gitlab.com/acme/shop/orders/-/merge_requests/7',
    ],
    [
      'gitlab.acme.test/orders',
      undefined,
      'https://gitlab.acme.test/orders/-/commit/abc',
    ],
    ['git.acme.test/orders', 7, undefined],
  ])('of %s, %s is %s', (repository, number, url) => {
    expect(
      urlOfChange({
        repository,
        number,
        mergeSha: 'abc',
        isToldByGithub: false,
      }),
    ).toBe(url);
  });

  it('is GitHub’s where that told of it, whatever its host is called', () => {
    expect(
      urlOfChange({
        repository: 'git.acme.test/acme/orders',
        number: 7,
        isToldByGithub: true,
      }),
    ).toBe('https://git.acme.test/acme/orders/pull/7');
  });
});
