import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { createOpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import express from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import { seedEntities } from '../../__testUtils__/seed';
import { DefinitionAdviser } from '../../definitions/DefinitionAdviser';
import {
  createTestCore,
  testScorecard,
} from '../../evaluation/__testUtils__/core';
import { asker, migrations } from '../../rollup/__testUtils__/world';
import { Access } from '../Access';
import { spec } from '../openapi';
import { addDefinitionRoutes, DefinitionRouter } from './routes';

function startApp(knex: Knex) {
  const now = () => new Date('2026-11-20T12:00:00Z');
  const core = createTestCore(knex, { now });
  const router = createOpenApiRouter(spec);
  const access = { actorOf: async () => asker() };
  addDefinitionRoutes(router as unknown as DefinitionRouter, {
    access: access as unknown as Pick<Access, 'actorOf'>,
    permissions: mockServices.permissions.mock(),
    publisher: core.publisher,
    adviser: new DefinitionAdviser({
      ...core,
      knex,
      disabled: new Set(),
      now,
    }),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    ...core,
    post: (yaml: string) => request(app).post('/definitions').send({ yaml }),
  };
}

describeEachDatabase('POST /definitions', { migrations }, ({ create }) => {
  it('publishes what is odd, and says what is odd about it', async () => {
    const knex = await create();
    await seedEntities(knex, [{ ref: 'group:default/platform' }]);
    const { post } = startApp(knex);

    const { status, body } = await post(
      testScorecard({ filter: '{ spec.type: servise }' }),
    );

    expect(status).toBe(200);
    expect(body).toEqual({
      scorecardId: 'basics',
      version: 1,
      changed: true,
      warnings: [
        {
          path: 'spec.filter',
          message:
            'selects no entity of the catalog that you can read: the scorecard is about nothing',
        },
      ],
    });
  });

  it('has no warnings for what is as it should be', async () => {
    const knex = await create();
    await seedEntities(knex, [
      { ref: 'group:default/platform' },
      { ref: 'component:default/orders' },
    ]);
    const { post, push } = startApp(knex);
    await push('component:default/orders', {
      'a.ok': true,
      'b.ok': true,
      'c.count': 1,
    });

    const { body } = await post(testScorecard());

    expect(body.warnings).toEqual([]);
  });
});
