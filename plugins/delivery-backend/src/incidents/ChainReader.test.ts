import { resolve } from 'node:path';
import {
  countStatements,
  describeEachDatabase,
} from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import {
  at,
  Derived,
  ORDERS,
  REPOSITORY,
  scopesOf,
  SHOP,
  viewerWithout,
} from './__testUtils__/derived';
import { ChainReader } from './ChainReader';

const migrations = resolve(__dirname, '../../migrations');
const STOCK = 'component:default/stock';
const CAUSE = 'deployment:cause';
const iso = (clock: string) => new Date(at(clock)).toISOString();

describeEachDatabase('ChainReader', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const derived = new Derived(knex);
    const chains = new ChainReader({ knex, scopes: scopesOf(knex) });
    return { knex, derived, chains };
  }

  it('tells the whole way from an incident to who owns it', async () => {
    const { derived, chains } = await setUp();
    const id = await derived.incident({
      startedAt: at('11:05'),
      resolvedAt: at('13:00'),
      severity: 'sev1',
      description: 'Since noon',
    });
    await derived.reading(id);
    await derived.deployment(CAUSE, {}, [
      { role: 'requester', ref: 'user:default/ada', isBot: false },
      { role: 'approver', ref: 'group:default/leads', isBot: false },
      { role: 'creator', ref: 'github:github.com/ada', isBot: false },
      { role: 'actor', ref: 'user:default/robot', isBot: true },
    ]);
    const change = await derived.change(7, { mergedAt: at('10:00') });
    await derived.placement(change, CAUSE);
    await derived.reading(change, { metric: 'lead-time' });
    await derived.link(id, CAUSE);

    expect(await chains.read(id, viewerWithout())).toEqual({
      incident: {
        id,
        title: 'Orders are lost',
        status: 'resolved',
        severity: 'sev1',
        component: ORDERS,
        startedAt: iso('11:05'),
        detectedAt: iso('12:00'),
        resolvedAt: iso('13:00'),
        team: SHOP,
        source: 'declared',
        description: 'Since noon',
      },
      owner: {
        team: SHOP,
        hop: {
          class: 'owned',
          confidence: 1,
          evidence: 'Owned orders when it was detected',
          isCorrected: false,
        },
      },
      deployments: [
        {
          hop: {
            class: 'proximity',
            confidence: 0.5,
            evidence: 'Deployed 60 minutes before',
            isCorrected: false,
          },
          id: CAUSE,
          component: ORDERS,
          environment: 'production',
          version: '1.4.0',
          sha: 'a'.repeat(40),
          finishedAt: iso('11:00'),
          result: 'succeeded',
          deployedBy: ['user:default/ada'],
          approvedBy: ['group:default/leads'],
          changes: [
            {
              hop: {
                class: 'contains',
                confidence: 1,
                evidence:
                  'Its commit is in this deployment, and in none before',
                isCorrected: false,
              },
              change: {
                id: change,
                repository: REPOSITORY,
                number: 7,
                title: 'Change 7',
                url: 'https://github.com/acme/orders/pull/7',
                cohort: 'undeclared',
                isBot: false,
                components: [ORDERS],
                teams: [SHOP],
                mergedAt: iso('10:00'),
              },
            },
          ],
          moreChanges: 0,
        },
      ],
      changes: [],
      candidates: [],
      corrections: [],
      timeline: [
        {
          at: iso('11:00'),
          text: 'orders 1.4.0 was deployed to production',
        },
        { at: iso('11:05'), text: 'It began' },
        { at: iso('12:00'), text: 'It was detected' },
        { at: iso('13:00'), text: 'It was resolved' },
      ],
    });
  });

  it('leads from a change that was named to what brought it', async () => {
    const { knex, derived, chains } = await setUp();
    const id = await derived.incident({ component: undefined });
    const named = await derived.change(8, { mergedAt: at('10:00') });
    const nowhere = await derived.change(9);
    await derived.deployment(CAUSE);
    await derived.placement(named, CAUSE);
    const said = { class: 'explicit', confidence: 1, is_corrected: true };
    await derived.link(id, named, said);
    await derived.link(id, nowhere, said);
    await knex('link_correction').insert({
      id: 'said',
      subject: `link:incident:${id}`,
      at: at('14:00'),
      from_kind: 'incident',
      from_id: id,
      to_kind: 'change',
      to_id: named,
      kind: 'is',
      reason: 'It dropped the column',
    });

    const chain = await chains.read(id, viewerWithout());

    expect(chain.deployments).toMatchObject([
      {
        id: CAUSE,
        hop: { class: 'explicit', isCorrected: true },
        changes: [{ change: { id: named }, hop: { class: 'explicit' } }],
      },
    ]);
    expect(chain.changes?.map(it => it.change.id)).toEqual([nowhere]);
    expect(chain.owner).toMatchObject({
      team: SHOP,
      hop: { evidence: 'Owned orders, whose deployment it came from' },
    });
    expect(chain.corrections).toEqual([
      {
        at: iso('14:00'),
        kind: 'is',
        to: { kind: 'change', id: named },
        reason: 'It dropped the column',
      },
    ]);
    expect(chain.timeline.at(-1)).toEqual({
      at: iso('14:00'),
      text: 'It was linked to what it came from: It dropped the column',
    });
  });

  it('says where a release of git stands for a deployment', async () => {
    const { derived, chains } = await setUp();
    const id = await derived.incident();
    const release = 'release:github.com/acme/orders@v1';
    await derived.deployment(release);
    await derived.placement(await derived.change(7), release);
    await derived.link(id, release);

    const { deployments } = await chains.read(id, viewerWithout());

    expect(deployments[0].changes[0].hop).toMatchObject({
      class: 'released',
      evidence: 'Its commit is in this release, and in none before',
    });
  });

  it('tells each thing once, of however many it is', async () => {
    const { knex, derived, chains } = await setUp();
    const id = await derived.incident();
    await derived.deployment(CAUSE);
    const change = await derived.change(7);
    await derived.placement(change, CAUSE);
    await derived.link(id, CAUSE);
    await knex('placement').insert({
      repository: REPOSITORY,
      change_id: change,
      component: STOCK,
      deployment_id: CAUSE,
    });
    // While it moves from one to another, and each is derived by itself
    const [{ row_id: _, ...placed }] = await knex('placed_deployment');
    await knex('placed_deployment').insert({ ...placed, repository: 'new' });
    const [{ row_id: __, ...link }] = await knex('failure_link');
    await knex('failure_link').insert({ ...link, repository: 'new' });

    const { deployments } = await chains.read(id, viewerWithout());

    expect(deployments).toHaveLength(1);
    expect(deployments[0].changes).toHaveLength(1);
    expect(deployments[0].moreChanges).toBe(0);
  });

  it('offers deployments to production of the week before, of the component', async () => {
    const { derived, chains } = await setUp();
    const id = await derived.incident();
    await derived.deployment('late', { at: at('12:01') });
    await derived.deployment('just', { at: at('12:00') });
    await derived.deployment('first', { at: at('12:00') - 7 * 86_400_000 });
    await derived.deployment('early', { at: at('11:59') - 7 * 86_400_000 });
    await derived.deployment('staging', { is_production: false });
    await derived.deployment('stock', { component: STOCK });
    const idsOf = async (it: string, hidden: string[] = []) =>
      (await chains.read(it, viewerWithout(...hidden))).candidates.map(
        candidate => candidate.id,
      );

    expect(await idsOf(id)).toEqual(['just', 'first']);
    await derived.component();
    await derived.component(STOCK);
    const other = await derived.incident({
      id: 'incident:portal 2',
      component: undefined,
    });
    expect(await idsOf(other)).toEqual(['just', 'stock', 'first']);
    expect(await idsOf(other, [STOCK])).toEqual(['just', 'first']);
  });

  it('shows nothing of what may not be read', async () => {
    const { derived, chains } = await setUp();
    await derived.component();
    const id = await derived.incident();
    const open = await derived.incident({
      id: 'incident:portal 2',
      component: undefined,
    });
    await derived.deployment(CAUSE, {}, [
      { role: 'creator', ref: 'user:default/ada', isBot: false },
    ]);
    await derived.link(open, CAUSE);
    const change = await derived.change(7);
    await derived.reading(change, { metric: 'lead-time' });
    await derived.link(open, change);

    await expect(chains.read(id, viewerWithout(ORDERS))).rejects.toThrow(
      'There is no incident',
    );
    await expect(chains.read('no', viewerWithout())).rejects.toThrow(
      'There is no incident',
    );
    expect(await chains.read(open, viewerWithout(ORDERS))).toMatchObject({
      deployments: [],
      changes: [],
      candidates: [],
    });
    const { deployments, owner } = await chains.read(
      open,
      viewerWithout('user:default/ada', SHOP),
    );
    expect(deployments).toMatchObject([{ id: CAUSE, deployedBy: [] }]);
    expect(owner).toBeUndefined();
  });

  it('tells nothing of what it was linked to and may not be read', async () => {
    const { knex, derived, chains } = await setUp();
    await derived.component();
    await derived.component(STOCK, { repository: 'github.com/acme/stock' });
    const id = await derived.incident({ component: undefined });
    await derived.deployment(CAUSE);
    await derived.deployment('deployment:stock', { component: STOCK });
    await derived.link(id, CAUSE);
    const own = await derived.change(1, { mergedAt: at('10:00') });
    const hidden = await derived.change(2, { mergedAt: at('10:10') });
    for (const change of [own, hidden]) {
      await derived.placement(change, CAUSE);
    }
    await derived.reading(own, { metric: 'lead-time' });
    await derived.reading(hidden, { metric: 'lead-time', component: STOCK });
    await knex('link_correction').insert(
      [
        ['deployment', CAUSE],
        ['deployment', 'deployment:stock'],
        ['change', own],
        ['change', hidden],
      ].map(([to_kind, to_id], index) => ({
        id: `said-${index}`,
        subject: `link:incident:${id}`,
        at: at('14:00') + index,
        from_kind: 'incident',
        from_id: id,
        to_kind,
        to_id,
        kind: 'isNot',
        reason: `Not ${to_id}`,
      })),
    );
    const read = async (...without: string[]) => {
      const chain = await chains.read(id, viewerWithout(...without));
      return {
        text: JSON.stringify(chain),
        corrected: chain.corrections.map(({ to }) => to?.id),
        changes: chain.deployments[0].changes.map(it => it.change.id),
        more: chain.deployments[0].moreChanges,
      };
    };

    expect(await read()).toMatchObject({
      corrected: [CAUSE, 'deployment:stock', own, hidden],
      changes: [hidden, own],
      more: 0,
    });
    const restricted = await read(STOCK);
    expect(restricted).toMatchObject({
      corrected: [CAUSE, own],
      changes: [own],
      more: 0,
    });
    expect(restricted.text).not.toContain('stock');
    expect(restricted.text).not.toContain(hidden);
  });

  it('hides an issue of a repository that nothing may be read of', async () => {
    const { derived, chains } = await setUp();
    await derived.component();
    const id = await derived.incident({
      id: `issue:${REPOSITORY}#5`,
      component: REPOSITORY,
      source: 'issue',
    });

    expect((await chains.read(id, viewerWithout(STOCK))).incident.id).toBe(id);
    await expect(chains.read(id, viewerWithout(ORDERS))).rejects.toThrow(
      'There is no incident',
    );
  });

  it('takes as many statements for much as for little', async () => {
    const { knex, derived, chains } = await setUp();
    const id = await derived.incident();
    const add = async (from: number, to: number) => {
      for (let number = from; number <= to; number += 1) {
        const change = await derived.change(number, { mergedAt: at('10:00') });
        const deployment = `deployment:${number % 3}`;
        if (number <= 3) {
          await derived.deployment(deployment);
          await derived.link(id, deployment);
        }
        await derived.placement(change, deployment);
      }
    };
    await add(1, 1);
    const few = await countStatements(knex, () =>
      chains.read(id, viewerWithout()),
    );
    await add(2, 75);
    const many = await countStatements(knex, () =>
      chains.read(id, viewerWithout()),
    );

    expect(many.count).toBe(few.count);
    expect(many.count).toBeLessThanOrEqual(11);
    expect(many.result.deployments.map(it => it.moreChanges)).toEqual([
      5, 5, 5,
    ]);
  });
});
