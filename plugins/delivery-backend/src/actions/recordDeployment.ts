import { deliveryIngestPermission } from '@groundwork/backstage-plugin-delivery-common';
import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { audited } from '../api/incidents/audited';
import { ActionDeps } from './registerActions';
import { idempotencyKey, text, time } from './schemas';

/** Registers the action that tells of a deployment. */
export function registerRecordDeployment(deps: ActionDeps): void {
  const { access, auditor, recorder, viewers } = deps;
  deps.actionsRegistry.register({
    name: 'record-deployment',
    title: 'Record a deployment',
    description: [
      'Tells of a deployment that has happened, so that it counts; it deploys nothing. Only for what nothing else tells of: pipelines that send events, and environments of the portal, tell of theirs, and to tell again would count it twice.',
      'Record it once it has ended, with the full commit that was deployed and how it ended. Failed and cancelled deployments count, too: record them honestly. It cannot be taken back.',
      'The same `idempotencyKey` records it once. It shows in numbers within seconds. Takes the permissions `delivery.ingest` and `delivery.read`, and that the caller may read the component.',
    ].join('\n'),
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          component: text(z, 500).describe(
            'Entity ref of what was deployed, e.g. `component:default/orders`',
          ),
          environment: text(z, 255).describe(
            'Where to, as your other deployments call it, e.g. `production`',
          ),
          commit: z
            .string()
            .regex(
              /^(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})$/,
              'must be a full commit id of 40 or 64 hexadecimal digits',
            )
            .describe('The full id of the commit that was deployed'),
          version: text(z, 200)
            .optional()
            .describe('What people call it, e.g. `v1.4.0`'),
          startedAt: time(z)
            .optional()
            .describe('ISO 8601: when it began, if that is known'),
          finishedAt: time(z)
            .optional()
            .describe('ISO 8601: when it ended; now unless it is said'),
          result: z
            .enum(['succeeded', 'failed', 'cancelled'])
            .describe('How it ended'),
          idempotencyKey: idempotencyKey(z),
        }),
      output: z =>
        z.object({
          deploymentId: z
            .string()
            .describe('By which links and numbers know it'),
          isNew: z
            .boolean()
            .describe('False where the same key had recorded it before'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { idempotencyKey: key, ...deployment } = input;
      const subject = subjectOf(credentials);
      const { component, environment, commit, result } = deployment;
      const recorded = await audited(
        {
          auditor,
          eventId: 'deployment-record',
          meta: { subject, component, environment, commit, result },
        },
        async () => {
          const viewer = await viewers.with(credentials);
          await access.assertWith(credentials, deliveryIngestPermission);
          return recorder.record(deployment, { viewer, subject, key });
        },
        ({ deploymentId }) => ({ deploymentId }),
      );
      return { output: recorded };
    },
  });
}
