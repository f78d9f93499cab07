import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { environmentsServiceRef } from '@groundwork/backstage-plugin-environments-node';
import { serviceOf } from './__testUtils__/runAction';
import module from './index';

it('adds the actions', async () => {
  const added: TemplateAction[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        scaffolderActionsExtensionPoint,
        { addActions: (...actions) => added.push(...actions) },
      ],
    ],
    features: [
      module,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'https://portal.acme.test' } },
      }),
      createServiceFactory({
        service: environmentsServiceRef,
        deps: {},
        factory: () => serviceOf({}).environments,
      }),
    ],
  });

  expect(added.map(({ id, supportsDryRun }) => [id, supportsDryRun])).toEqual([
    ['environment:create', true],
    ['environment:deploy', true],
    ['environment:promote', true],
    ['environment:rollback', true],
    ['environment:destroy', true],
  ]);
});
