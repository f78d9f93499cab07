import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { toJsonColumn } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { EventLog } from '../log';
import { INCIDENT_CORRECTION_TYPE } from '../projections';
import {
  Derived,
  ORDERS,
  REPOSITORY,
  scopesOf,
  viewerWithout,
} from './__testUtils__/derived';
import { createIncidents } from './createIncidents';

const migrations = resolve(__dirname, '../../migrations');
const NOW = new Date('2026-03-02T12:00:00Z');
const DISMISSED = 'incident:portal dismissed';
const ISSUE = `issue:${REPOSITORY}#5`;
const CDEVENT = 'incident:/pager of-orders';

describeEachDatabase('Incidents', { migrations }, ({ create }) => {
  async function setUp() {
    const knex = await create();
    const derived = new Derived(knex);
    await derived.component();
    await knex('catalog_component').update({
      services: toJsonColumn(['orders-api']),
    });
    const log = new EventLog({ knex });
    const { incidents } = createIncidents({
      knex,
      log,
      catalog: { getEntityByRef: async () => undefined },
      scopes: scopesOf(knex),
      now: () => NOW,
      newId: randomUUID,
      waitMs: 0,
    });
    const tell = (type: string, subject: string, payload: object, hour = 10) =>
      log.append(
        [
          {
            source: 'test',
            eventId: `${subject} ${hour}`,
            type,
            subject,
            occurredAt: new Date(NOW.getTime() + (hour - 12) * 3_600_000),
            payload: JSON.stringify(payload),
          },
        ],
        NOW,
      );
    const revive = (id: string, ...hidden: string[]) =>
      incidents
        .change(
          id,
          { isIncident: true, title: 'Anything' },
          { viewer: viewerWithout(...hidden), subject: 'user:default/eve' },
        )
        .then(
          () => 'shown',
          (error: Error) => error.name,
        );
    const eventsOf = async (subject: string) =>
      (await log.readOfSubject(subject)).items.length;
    return { knex, derived, tell, revive, eventsOf };
  }
  it('lets nobody revive what is of something that they may not read', async () => {
    const { tell, revive, eventsOf } = await setUp();
    await tell('dev.groundwork.incident.declared', DISMISSED, {
      title: 'Orders are lost',
      component: ORDERS,
      detectedAt: '2026-03-02T09:00:00.000Z',
    });
    await tell(INCIDENT_CORRECTION_TYPE, DISMISSED, { isIncident: false }, 11);
    await tell('github.issues', ISSUE, {
      action: 'opened',
      repository: {
        full_name: 'acme/orders',
        html_url: 'https://github.com/acme/orders',
      },
      issue: {
        title: 'A secret plan',
        created_at: '2026-03-02T09:00:00Z',
        updated_at: '2026-03-02T09:00:00Z',
      },
    });
    await tell('dev.cdevents.incident.detected', CDEVENT, {
      context: { source: '/pager' },
      subject: {
        id: 'of-orders',
        content: {
          environment: { id: 'production' },
          service: { id: 'orders-api' },
        },
      },
    });
    await tell(INCIDENT_CORRECTION_TYPE, CDEVENT, { isIncident: false }, 11);

    for (const id of [DISMISSED, ISSUE, CDEVENT]) {
      const before = await eventsOf(id);
      expect(await revive(id, ORDERS)).toBe('NotFoundError');
      expect([id, await eventsOf(id)]).toEqual([id, before]);
      // It does not show, as no worker makes anything of it here
      await revive(id, 'component:default/other');
      expect([id, await eventsOf(id)]).toEqual([id, before + 1]);
    }
  });

  it('does not tell who may not read it that too little of it is kept', async () => {
    const { knex, derived, tell, revive } = await setUp();
    const kept = 'incident:portal kept';
    await derived.incident({ id: kept });
    for (const id of [kept, DISMISSED]) {
      await tell('dev.groundwork.incident.declared', id, {
        title: 'Orders are lost',
        component: ORDERS,
        detectedAt: '2026-03-02T09:00:00.000Z',
      });
    }
    await knex('event').update({ payload_z: null });

    for (const id of [kept, DISMISSED]) {
      expect(await revive(id, ORDERS)).toBe('NotFoundError');
      expect(await revive(id)).toBe('ConflictError');
    }
  });
});
