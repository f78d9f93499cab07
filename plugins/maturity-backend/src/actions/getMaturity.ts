import {
  LevelDistribution,
  maturityReadPermission,
  OrganisationMaturity,
  TeamMaturity,
} from '@groundwork/backstage-plugin-maturity-common';
import type { z as Zod } from 'zod/v3';
import { improvementAnswer, levelName } from './answers';
import { ActionDeps } from './registerActions';
import { context, contextAnswer, groupRef, improvement } from './schemas';

const HISTORY_DAYS = 1;

/** Registers the action that says where a team, or the organisation, stands. */
export function registerGetMaturity({
  actionsRegistry,
  readers,
  viewers,
}: ActionDeps): void {
  actionsRegistry.register({
    name: 'get-maturity',
    title: 'Get the maturity of a team or of the organisation',
    description: [
      'Says on which level of six platform capabilities a team stands (self-service deployment, test feedback, environment provisioning, code review, ownership, observability), and what to do next; or, without `entityRef`, how many teams of the organisation stand where.',
      '`unmeasured` means that nothing is known, which is not the lowest level: then connect what is missing rather than mend. `improvements` come most valuable first, by hours saved per merged change where those are known.',
      'Teams are never to be ranked by it. Use `explain-level` for why a team is on a level. Takes the permission `maturity.read`; teams that the caller may not read in the catalog are left out, and `remarks` say so.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: groupRef(z)
            .optional()
            .describe(
              'A group, e.g. `group:default/payments-core`; all unless said',
            ),
        }),
      output: z =>
        z.object({
          ...context(z),
          graded: z
            .boolean()
            .describe(
              'Whether the levels are of one team; otherwise of how many teams stand where',
            ),
          capabilities: z
            .array(capabilityFields(z))
            .describe('One for each of the six'),
          readiness: z
            .string()
            .describe(
              'Whether more generated code would be shipped or pile up, in words',
            ),
          improvements: z
            .array(improvement(z))
            .describe('What to do next; of one team only'),
        }),
    },
    action: async ({ input: { entityRef }, credentials }) => {
      const viewer = await viewers.with(credentials, maturityReadPermission);
      return {
        output:
          entityRef === undefined
            ? ofOrganisation(await readers.organisation.read({}, viewer))
            : ofTeam(
                await readers.teams.read(
                  { entityRef, days: HISTORY_DAYS },
                  viewer,
                ),
              ),
      };
    },
  });
}

function capabilityFields(z: typeof Zod) {
  return z.object({
    capability: z.string().describe('Which of the six'),
    level: z.number().optional().describe('Of one team; absent if unmeasured'),
    levelName: z.string().optional().describe('What the level is called'),
    unmeasured: z.boolean().optional().describe('Of one team'),
    heldBackBy: z
      .array(z.string())
      .optional()
      .describe('Ids of checks that hold back the next level'),
    teamsByLevel: z
      .array(z.number())
      .describe('How many teams there are on each level, from 0 up'),
    teamsUnmeasured: z.number().describe('Of which nothing is known'),
    medianLevel: z
      .number()
      .optional()
      .describe('Of the middle team; absent where none is measured'),
  });
}

function ofOrganisation(answer: OrganisationMaturity) {
  return {
    ...contextAnswer(answer),
    graded: false,
    capabilities: answer.distribution.map(distributionAnswer),
    readiness: answer.readiness.text,
    improvements: [],
  };
}

function ofTeam(answer: TeamMaturity) {
  const { capabilities, graded, improvements, model, readiness } = answer;
  return {
    ...contextAnswer(answer),
    graded,
    capabilities: capabilities.map(it => ({
      ...distributionAnswer(it.organisation),
      ...(graded && {
        level: it.unmeasured ? undefined : it.level,
        levelName: levelName(it, model),
        unmeasured: it.unmeasured,
        heldBackBy: it.heldBackBy,
      }),
    })),
    readiness: readiness.text,
    improvements: improvements.map(improvementAnswer),
  };
}

function distributionAnswer(it: LevelDistribution) {
  return {
    capability: it.capability,
    teamsByLevel: it.byLevel,
    teamsUnmeasured: it.unmeasured,
    medianLevel: it.median,
  };
}
