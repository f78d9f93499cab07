import { mockErrorHandler } from '@backstage/backend-test-utils';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { migrations, NOW, ORDERS } from '../../facts/__testUtils__/facts';
import { createPushes, SECRET } from '../../push/__testUtils__/pushes';
import { spec } from '../openapi';
import { addFactRoutes } from './routes';

async function startApp(knex: Knex) {
  const pushes = await createPushes(knex);
  const router = createOpenApiRouter(spec);
  addFactRoutes(router, {
    ...pushes,
    facts: pushes.service,
    access: {
      callerOf: async () => ({ readable: async refs => new Set(refs) }),
    },
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    ...pushes,
    post: (value: unknown, observedAt?: string) =>
      request(app)
        .post('/facts')
        .set('Authorization', `Bearer ${SECRET}`)
        .send({
          facts: [
            { entityRef: ORDERS, factId: 'ci.passed', value, observedAt },
          ],
        }),
    known: async () => {
      const { body } = await request(app).get(
        `/facts/by-entity?entityRef=${ORDERS}`,
      );
      return body.items;
    },
  };
}

describeEachDatabase('POST /facts with null', { migrations }, ({ create }) => {
  it('withdraws what was reported, and has what reads it evaluated', async () => {
    const { post, known, marks } = await startApp(await create());
    await post(true);
    await marks.take();

    const { status, body } = await post(null);

    expect([status, body]).toEqual([
      200,
      { stored: 1, changed: 1, outdated: 0 },
    ]);
    expect(await known()).toEqual([]);
    expect(await marks.take()).toEqual([ORDERS]);
  });

  it('is not undone by a report of before, and is by one of after', async () => {
    const { post, known } = await startApp(await create());
    await post(null, '2026-03-01T11:00:00Z');

    const before = await post(true, '2026-03-01T10:00:00Z');
    const stillWithdrawn = await known();
    const after = await post(true, '2026-03-01T11:30:00Z');

    expect(before.body).toEqual({ stored: 0, changed: 0, outdated: 1 });
    expect(stillWithdrawn).toEqual([]);
    expect(after.body).toEqual({ stored: 1, changed: 1, outdated: 0 });
    expect(await known()).toMatchObject([
      {
        factId: 'ci.passed',
        value: true,
        changedAt: '2026-03-01T11:30:00.000Z',
      },
    ]);
  });

  it('takes nothing back before it happens', async () => {
    const { post } = await startApp(await create());
    const tomorrow = new Date(NOW.getTime() + 24 * 60 * 60_000).toISOString();

    const { status, body } = await post(null, tomorrow);

    expect(status).toBe(400);
    expect(body.error.message).toContain('which is in the future');
  });
});
