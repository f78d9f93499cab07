import {
  ChainDeployment,
  Hop,
} from '@groundwork/backstage-plugin-delivery-common';
import type { z as Zod } from 'zod/v3';
import { Chain } from '../incidents/ChainReader';
import { changeAnswer, incidentAnswer } from './answers';
import { wordsOfChain } from './chainWords';
import { incidentFields } from './incidentSchemas';
import { ActionDeps } from './registerActions';
import { change, text } from './schemas';

/** Registers the action that tells what led to an incident. */
export function registerTraceIncident(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'trace-incident',
    title: 'Trace an incident',
    description: [
      'Says what led to an incident: the deployments that it came from, the changes that were in them, and the team that owns what was hurt.',
      'Each step has how it is known (`class`), how surely (`confidence`, 0 to 1) and why (`evidence`); what a person said is marked, and holds. `proximity` only says that something was deployed shortly before: call it a candidate, not the cause. `candidates` are other deployments of the days before.',
      'The people who wrote, approved and deployed are left out: what helps is the change and the team. `explanation` has all of it in words. Takes the permission `delivery.read`; an incident of a component that the caller may not read is not found.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          id: text(z, 1_500).describe(
            'Of the incident, such as `issue:github.com/acme/orders#12`, as lists and addresses of incidents have it',
          ),
        }),
      output: z =>
        z.object({
          explanation: z.string().describe('For people'),
          incident: z
            .object({
              ...incidentFields(z),
              description: z.string().optional().describe('What was said'),
            })
            .describe('The incident'),
          team: z
            .string()
            .optional()
            .describe('Entity ref of the group that owned what was hurt'),
          deployments: z
            .array(
              z.object({
                ...deploymentFields(z),
                ...hopFields(z),
                changes: z
                  .array(z.object({ change: change(z), ...hopFields(z) }))
                  .describe('What was in it; what it came from comes first'),
                moreChanges: z
                  .number()
                  .describe('How many more changes were in it'),
              }),
            )
            .describe('What it came from, the surest first'),
          changes: z
            .array(z.object({ change: change(z), ...hopFields(z) }))
            .describe('What it came from that no known deployment brought'),
          candidates: z
            .array(z.object(deploymentFields(z)))
            .describe('Other deployments of the days before, newest first'),
          timeline: z
            .array(
              z.object({
                at: z.string().describe('When it happened'),
                text: z.string().describe('What happened'),
              }),
            )
            .describe('What happened, in order'),
        }),
    },
    action: async ({ input, credentials }) => {
      const viewer = await deps.viewers.with(credentials);
      const chain = await deps.incidents.chains.read(input.id, viewer);
      return { output: toOutput(chain) };
    },
  });
}

function hopFields(z: typeof Zod) {
  return {
    class: z
      .string()
      .describe(
        'How it is known, e.g. `explicit`, `rollback`, `revert`, `hotfix`, `proximity` or `contains`',
      ),
    confidence: z.number().describe('How surely, from 0 to 1'),
    evidence: z.string().describe('Why'),
    isCorrected: z.boolean().describe('Whether a person said so'),
  };
}

function deploymentFields(z: typeof Zod) {
  return {
    id: z.string().describe('Of the deployment'),
    component: z.string().describe('What was deployed'),
    environment: z.string().describe('Where to'),
    version: z.string().optional().describe('Absent where it is not known'),
    commit: z.string().describe('What it was built of'),
    finishedAt: z.string().optional().describe('Absent where it is not known'),
    result: z.string().describe('How it ended'),
  };
}

/** Field by field, so that nobody is named who is named in a chain. */
function toOutput(chain: Chain) {
  const { incident, owner, deployments, changes = [] } = chain;
  return {
    explanation: wordsOfChain(chain),
    incident: {
      ...incidentAnswer(incident),
      description: incident.description,
    },
    team: owner?.team,
    deployments: deployments.map(it => ({
      ...deploymentAnswer(it),
      ...hopAnswer(it.hop),
      changes: it.changes.map(linkedAnswer),
      moreChanges: it.moreChanges,
    })),
    changes: changes.map(linkedAnswer),
    candidates: chain.candidates.map(deploymentAnswer),
    timeline: chain.timeline.map(({ at, text: told }) => ({ at, text: told })),
  };
}

function linkedAnswer(it: ChainDeployment['changes'][number]) {
  return { change: changeAnswer(it.change), ...hopAnswer(it.hop) };
}

function hopAnswer(hop: Hop) {
  const { confidence, evidence, isCorrected } = hop;
  return { class: hop.class, confidence, evidence, isCorrected };
}

function deploymentAnswer(it: Chain['candidates'][number]) {
  const { id, component, environment, version, sha, finishedAt, result } = it;
  return {
    id,
    component,
    environment,
    version,
    commit: sha,
    finishedAt,
    result,
  };
}
