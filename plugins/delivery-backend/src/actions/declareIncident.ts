import { deliveryIncidentWritePermission } from '@groundwork/backstage-plugin-delivery-common';
import { subjectOf } from '@groundwork/backstage-plugin-groundwork-node';
import { audited } from '../api/incidents/audited';
import { incidentAnswer } from './answers';
import { incidentFields } from './incidentSchemas';
import { ActionDeps } from './registerActions';
import { idempotencyKey, text, time } from './schemas';

/** Registers the action that declares an incident. */
export function registerDeclareIncident(deps: ActionDeps): void {
  const { access, auditor, incidents, viewers } = deps;
  deps.actionsRegistry.register({
    name: 'declare-incident',
    title: 'Declare an incident',
    description: [
      'Declares that users are, or were, hurt. It counts in the failure rate and the times of recovery of whoever owns the component, so only when the person you work for wants it, and not for what an alert or an issue tells already.',
      'Say what is known: the component, the environment, when it began and was noticed. Where the cause is known, the description can name it as `Caused by` and the address of a commit or a pull request, or the id of a deployment; then it is linked.',
      'The same `idempotencyKey` declares it once. People close and correct it in the portal. Takes the permissions `delivery.incident.write` and `delivery.read`, and that the caller may read the component.',
    ].join('\n'),
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          title: text(z, 500).describe('What users notice, in a few words'),
          component: text(z, 500)
            .optional()
            .describe('Entity ref, e.g. `component:default/orders`'),
          environment: text(z, 255)
            .optional()
            .describe('Where it happens; production unless it is said'),
          severity: text(z, 255)
            .optional()
            .describe('In the words of your organisation, e.g. `sev2`'),
          startedAt: time(z)
            .optional()
            .describe('ISO 8601: when it began to hurt, if that is known'),
          detectedAt: time(z)
            .optional()
            .describe('ISO 8601: when it was noticed; now unless it is said'),
          description: text(z, 4_000)
            .optional()
            .describe('What is known of it, and of its cause'),
          idempotencyKey: idempotencyKey(z),
        }),
      output: z => z.object(incidentFields(z)),
    },
    action: async ({ input, credentials }) => {
      const { idempotencyKey: key, ...incident } = input;
      const subject = subjectOf(credentials);
      const declared = await audited(
        { auditor, eventId: 'incident-declare', meta: { subject } },
        async () => {
          const viewer = await viewers.with(credentials);
          await access.assertWith(credentials, deliveryIncidentWritePermission);
          return incidents.incidents.declare(incident, {
            viewer,
            subject,
            idempotencyKey: key,
          });
        },
        ({ id }) => ({ incidentId: id }),
      );
      return { output: incidentAnswer(declared) };
    },
  });
}
