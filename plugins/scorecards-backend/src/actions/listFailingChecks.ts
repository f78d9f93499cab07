import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { scorecardsReadPermission } from '@groundwork/backstage-plugin-scorecards-common';
import { findEntity } from './findEntity';
import { ActionDeps } from './registerActions';

interface FailingCheck {
  scorecardId: string;
  checkId: string;
  title: string;
  capability?: string;
  remedy?: string;
  status?: string;
  message?: string;
  level?: number;
  entities?: number;
  unlocks?: number;
  gain?: number;
  examples?: string[];
}

/** Registers the action that lists what an entity or a team has to mend. */
export function registerListFailingChecks(deps: ActionDeps): void {
  deps.actionsRegistry.register({
    name: 'list-failing-checks',
    title: 'List failing checks of an entity or a team',
    description: [
      'Lists the checks that do not pass, for one entity or for everything that a team and the teams below it own. Give either `entityRef` or `team`, not both.',
      'For an entity: each check with its status (`fail`, `unknown` or `stale`), why it does not pass, and how to mend it; what is missing on the lowest levels comes first, because levels are reached one after the other. Checks that are only announced are left out.',
      'For a team: up to twenty checks, the most valuable to mend first. `gain` is by how much the score of the team rises (0 to 1) when it passes everywhere, `entities` for how many it does not pass, `unlocks` for how many of them it alone is missing for the next level, `examples` some of them, the most critical first. `partial` means that some entities may not be read, so are not counted.',
      'Use it to decide what to work on; `explain-check` tells all about one check.',
    ].join('\n'),
    attributes: { readOnly: true, destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .describe('E.g. `component:default/orders`'),
          team: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .describe('Ref of a group, e.g. `group:default/payments-core`'),
          scorecardId: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('Only checks of this scorecard'),
        }),
      output: z =>
        z.object({
          checks: z.array(
            z.object({
              scorecardId: z.string(),
              checkId: z.string(),
              title: z.string(),
              capability: z.string().optional(),
              remedy: z.string().optional().describe('How to mend it'),
              status: z.string().optional().describe('For an entity'),
              message: z.string().optional().describe('For an entity: why'),
              level: z
                .number()
                .optional()
                .describe('For an entity: the level that the check is on'),
              entities: z.number().optional().describe('For a team'),
              unlocks: z.number().optional().describe('For a team'),
              gain: z.number().optional().describe('For a team, from 0 to 1'),
              examples: z
                .array(z.string())
                .optional()
                .describe('For a team: entity refs'),
            }),
          ),
          partial: z.boolean(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { entityRef, team, scorecardId } = input;
      if ((entityRef === undefined) === (team === undefined)) {
        throw new InputError(
          entityRef === undefined
            ? "Give 'entityRef' or 'team'; there is neither"
            : "Give only one of 'entityRef' and 'team'; there are both",
        );
      }
      return {
        output:
          entityRef === undefined
            ? await ofTeam(deps, { team: team ?? '', scorecardId }, credentials)
            : await ofEntity(deps, { entityRef, scorecardId }, credentials),
      };
    },
  });
}

async function ofEntity(
  deps: ActionDeps,
  asked: { entityRef: string; scorecardId?: string },
  credentials: BackstageCredentials,
): Promise<{ checks: FailingCheck[]; partial: boolean }> {
  const { scorecards } = await findEntity(deps, asked, credentials);
  return {
    checks: scorecards.flatMap(({ scorecardId, checks }) =>
      checks
        .filter(
          ({ status, enforced }) =>
            enforced && status !== 'pass' && status !== 'exempt',
        )
        .sort((a, b) => a.level - b.level || b.weight - a.weight)
        .map(check => ({
          scorecardId,
          checkId: check.checkId,
          title: check.title,
          capability: check.capability,
          remedy: check.remedy?.text,
          status: check.status,
          message: check.message,
          level: check.level,
        })),
    ),
    partial: false,
  };
}

async function ofTeam(
  { access, teams }: ActionDeps,
  { team, scorecardId }: { team: string; scorecardId?: string },
  credentials: BackstageCredentials,
): Promise<{ checks: FailingCheck[]; partial: boolean }> {
  const caller = await access.callerWith(credentials, scorecardsReadPermission);
  const found = await teams.find(team, caller);
  if (!found) {
    throw new NotFoundError(
      `There is no group '${team}' that you can read; check its kind, namespace and name`,
    );
  }
  return {
    checks: found.fixes
      .filter(
        fix => scorecardId === undefined || fix.scorecardId === scorecardId,
      )
      .map(fix => ({
        scorecardId: fix.scorecardId,
        checkId: fix.checkId,
        title: fix.title,
        capability: fix.capability,
        remedy: fix.remedy?.text,
        entities: fix.entities,
        unlocks: fix.unlocks,
        gain: fix.gain,
        examples: fix.examples.map(({ entityRef }) => entityRef),
      })),
    partial: found.partial,
  };
}
