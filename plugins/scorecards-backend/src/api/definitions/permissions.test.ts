import { PermissionsService } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createOpenApiRouter,
  PermissionMemory,
  ReadAuthorizer,
} from '@groundwork/backstage-plugin-groundwork-node';
import { scorecardsDefinitionWritePermission } from '@groundwork/backstage-plugin-scorecards-common';
import express from 'express';
import request from 'supertest';
import { Access } from '../Access';
import { spec } from '../openapi';
import { addDefinitionRoutes, DefinitionRouter } from './routes';

/** The routes, after the memory has learnt that the caller may write. */
async function startApp() {
  const state: {
    answer: AuthorizeResult.ALLOW | AuthorizeResult.DENY | Error;
  } = { answer: AuthorizeResult.ALLOW };
  const decide = async (asked: readonly unknown[]) => {
    const { answer } = state;
    if (answer instanceof Error) {
      throw answer;
    }
    return asked.map(() => ({ result: answer }));
  };
  const permissions: PermissionsService = {
    authorize: decide,
    authorizeConditional: decide,
  };
  const memory = new PermissionMemory({
    permissions,
    now: () => new Date('2026-11-20T12:00:00Z'),
  });
  const access = new Access({
    httpAuth: mockServices.httpAuth(),
    permissions: memory,
    authorizer: new ReadAuthorizer({
      permissions: memory,
      catalog: catalogServiceMock(),
    }),
  });
  expect(
    await access.allows(
      mockCredentials.user(),
      scorecardsDefinitionWritePermission,
    ),
  ).toBe(true);
  const done: string[] = [];
  const router = createOpenApiRouter(spec);
  addDefinitionRoutes(router as unknown as DefinitionRouter, {
    access,
    permissions,
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    adviser: { warningsOf: async () => [] },
    publisher: {
      publish: async (_, by) => {
        done.push(`publish by ${by}`);
        return {
          scorecardId: 'basics',
          version: 1,
          changed: true,
          warnings: [],
        };
      },
      withdraw: async id => {
        done.push(`withdraw ${id}`);
        return true;
      },
    },
  });
  const app = express().use(router).use(mockErrorHandler());
  return {
    state,
    done,
    publish: () => request(app).post('/definitions').send({ yaml: 'x' }),
    withdraw: () => request(app).delete('/definitions/basics'),
  };
}

describe('the permission to write definitions', () => {
  it('lets publish and withdraw', async () => {
    const app = await startApp();

    expect((await app.publish()).status).toBe(200);
    expect((await app.withdraw()).status).toBe(204);
    expect(app.done).toEqual([
      'publish by user:default/mock',
      'withdraw basics',
    ]);
  });

  it('is not remembered once it is taken away', async () => {
    const app = await startApp();
    app.state.answer = AuthorizeResult.DENY;

    const { status, body } = await app.publish();
    expect(status).toBe(403);
    expect(body.error.message).toContain(
      "This takes the permission 'scorecards.definition.write'",
    );
    expect((await app.withdraw()).status).toBe(403);
    expect(app.done).toEqual([]);
  });

  it('is not remembered while permissions do not answer', async () => {
    const app = await startApp();
    app.state.answer = new Error('no answer');

    expect((await app.publish()).status).toBe(500);
    expect((await app.withdraw()).status).toBe(500);
    expect(app.done).toEqual([]);
  });
});
