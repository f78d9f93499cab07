import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { EnvironmentsApi } from '@groundwork/backstage-plugin-environments-common';
import {
  EnvironmentsCallOptions,
  EnvironmentsService,
} from '@groundwork/backstage-plugin-environments-node';

/** The environments service, and on whose behalf it was called. */
export function serviceOf(api: Partial<EnvironmentsApi>) {
  const calls: EnvironmentsCallOptions[] = [];
  const environments: EnvironmentsService = {
    as: options => {
      calls.push(options);
      return api as EnvironmentsApi;
    },
  };
  return { environments, calls };
}

export const credentials = mockCredentials.user('user:default/mina');

/** Runs an action as the scaffolder does, and gives its outputs. */
export async function runAction<
  TInput extends JsonObject,
  TOutput extends JsonObject,
>(
  action: TemplateAction<TInput, TOutput>,
  input: TInput,
  {
    isDryRun = false,
    taskId = 'task-1',
    stepId = 'make',
    each,
  }: {
    isDryRun?: boolean;
    taskId?: string;
    stepId?: string;
    each?: JsonObject;
  } = {},
): Promise<JsonObject> {
  const outputs: JsonObject = {};
  await action.handler({
    logger: mockServices.logger.mock(),
    workspacePath: '/nowhere',
    input,
    checkpoint: async ({ fn }) => fn(),
    output: (name, value) => {
      outputs[String(name)] = value;
    },
    createTemporaryDirectory: async () => '/nowhere',
    getInitiatorCredentials: async () => credentials,
    task: { id: taskId },
    step: { id: stepId, name: 'Make' },
    isDryRun,
    each,
  });
  return outputs;
}
