import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
  catalogPermissions,
} from '@backstage/plugin-catalog-common/alpha';
import { unprocessedEntitiesPermissions } from '@backstage/plugin-catalog-unprocessed-entities-common';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  actionExecutePermission,
  scaffolderPermissions,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  deliveryIncidentWritePermission,
  deliveryLinkWritePermission,
  deliveryPermissions,
} from '@groundwork/backstage-plugin-delivery-common';
import {
  environmentsAdminPermission,
  environmentsApprovePermission,
  environmentsCreatePermission,
  environmentsDestroyPermission,
  environmentsOperatePermission,
  environmentsPermissions,
  environmentsReadPermission,
  environmentsRevealSecretPermission,
} from '@groundwork/backstage-plugin-environments-common';
import {
  maturityPermissions,
  maturityReadPermission,
  maturityReportReadPermission,
  maturitySelfAssessmentWritePermission,
} from '@groundwork/backstage-plugin-maturity-common';
import { ownershipPermissions } from '@groundwork/backstage-plugin-ownership-common';
import {
  scorecardsFactsPushPermission,
  scorecardsPermissions,
  scorecardsWaiverApprovePermission,
  scorecardsWaiverRequestPermission,
} from '@groundwork/backstage-plugin-scorecards-common';
import { PortalPolicy } from './policy';

const PEOPLE = {
  developer: ['user:default/mina.park', 'group:default/storefront-web'],
  responder: [
    'user:default/ada.byron',
    'group:default/payments-core',
    'group:default/responders',
  ],
  platformEngineer: [
    'user:default/jonas.lindqvist',
    'group:default/developer-platform',
    'group:default/platform-engineers',
  ],
  lead: [
    'user:default/kofi.mensah',
    'group:default/payments-core',
    'group:default/responders',
    'group:default/engineering-leads',
  ],
  leader: [
    'user:default/ruth.okafor',
    'group:default/acme',
    'group:default/engineering-leads',
  ],
  agent: [
    'user:default/release-agent',
    'group:default/developer-platform',
    'group:default/agents',
  ],
  powerfulAgent: [
    'user:default/release-agent',
    'group:default/agents',
    'group:default/platform-engineers',
  ],
} satisfies Record<string, string[]>;

type Person = keyof typeof PEOPLE;

const approveEnvironment = createPermission({
  name: 'environments.approve',
  attributes: { action: 'update' },
});
const readApprovedThings = createPermission({
  name: 'environments.approved.read',
  attributes: { action: 'read' },
});
const readSecret = createPermission({
  name: 'environments.secret.read',
  attributes: { action: 'read' },
});
const readSomethingUnheardOf = createPermission({
  name: 'unheard-of.read',
  attributes: { action: 'read' },
});
const changeSomethingUnheardOf = createPermission({
  name: 'unheard-of.update',
  attributes: { action: 'update' },
});
const changeAnEntitysThings = createPermission({
  name: 'environments.operate',
  attributes: { action: 'update' },
  resourceType: 'catalog-entity',
});

async function decide(permission: Permission, person?: Person) {
  const refs = person && PEOPLE[person];
  const decision = await new PortalPolicy().handle(
    { permission },
    refs && {
      credentials: mockCredentials.user(refs[0]),
      info: { userEntityRef: refs[0], ownershipEntityRefs: refs },
    },
  );
  return decision.result === AuthorizeResult.CONDITIONAL
    ? decision.conditions
    : decision.result;
}

const isOwnedByOneOf = (claims: string[]) => ({
  resourceType: 'catalog-entity',
  rule: 'IS_ENTITY_OWNER',
  params: { claims },
});

describe('PortalPolicy', () => {
  it.each([catalogEntityReadPermission, catalogEntityDeletePermission])(
    'denies whoever is not signed in $name',
    async permission => {
      expect(await decide(permission)).toBe('DENY');
    },
  );

  describe.each(Object.keys(PEOPLE) as Person[])('a %s', person => {
    it.each([
      catalogEntityReadPermission,
      catalogLocationReadPermission,
      readApprovedThings,
      catalogEntityCreatePermission,
      catalogLocationCreatePermission,
      catalogLocationAnalyzePermission,
      taskCreatePermission,
      actionExecutePermission,
    ])('may $name', async permission => {
      expect(await decide(permission, person)).toBe('ALLOW');
    });
  });

  describe.each(['developer', 'leader', 'agent'] as const)('a %s', person => {
    it.each([
      catalogEntityDeletePermission,
      catalogEntityRefreshPermission,
      changeAnEntitysThings,
    ])('may $name for what they own', async permission => {
      expect(await decide(permission, person)).toEqual(
        isOwnedByOneOf(PEOPLE[person]),
      );
    });

    it.each([
      catalogLocationDeletePermission,
      templateManagementPermission,
      changeSomethingUnheardOf,
      readSomethingUnheardOf,
      readSecret,
    ])('may not $name', async permission => {
      expect(await decide(permission, person)).toBe('DENY');
    });

    it.each([taskReadPermission, taskCancelPermission])(
      'may $name for their own tasks',
      async permission => {
        expect(await decide(permission, person)).toEqual({
          resourceType: 'scaffolder-task',
          rule: 'IS_TASK_OWNER',
          params: { createdBy: [PEOPLE[person][0]] },
        });
      },
    );
  });

  it.each([scorecardsWaiverRequestPermission, scorecardsFactsPushPermission])(
    'lets a developer $name for what they own',
    async permission => {
      expect(await decide(permission, 'developer')).toEqual({
        resourceType: 'scorecards-entity',
        rule: 'IS_ENTITY_OWNER',
        params: { claims: PEOPLE.developer },
      });
    },
  );

  describe.each(['developer', 'responder', 'leader', 'agent'] as const)(
    'a %s',
    person => {
      it.each([
        environmentsCreatePermission,
        environmentsOperatePermission,
        environmentsDestroyPermission,
        environmentsRevealSecretPermission,
      ])('may $name for what they own', async permission => {
        expect(await decide(permission, person)).toEqual({
          resourceType: 'environments-environment',
          rule: 'IS_ENVIRONMENT_OWNER',
          params: { claims: PEOPLE[person] },
        });
      });

      it('may see environments, and administer none', async () => {
        expect(await decide(environmentsReadPermission, person)).toBe('ALLOW');
        expect(await decide(environmentsAdminPermission, person)).toBe('DENY');
      });
    },
  );

  it.each(['developer', 'responder', 'leader', 'platformEngineer'] as const)(
    'lets a %s approve environments, of which the desk says who has to',
    async person => {
      expect(await decide(environmentsApprovePermission, person)).toBe('ALLOW');
    },
  );

  it.each([environmentsAdminPermission, environmentsRevealSecretPermission])(
    'lets a platform engineer $name for everybody',
    async permission => {
      expect(await decide(permission, 'platformEngineer')).toBe('ALLOW');
    },
  );

  describe('a responder', () => {
    it('may refresh any entity', async () => {
      expect(await decide(catalogEntityRefreshPermission, 'responder')).toBe(
        'ALLOW',
      );
    });

    it.each([deliveryIncidentWritePermission, deliveryLinkWritePermission])(
      'may $name',
      async permission => {
        expect(await decide(permission, 'responder')).toBe('ALLOW');
      },
    );

    it('may delete only what they own', async () => {
      expect(await decide(catalogEntityDeletePermission, 'responder')).toEqual(
        isOwnedByOneOf(PEOPLE.responder),
      );
    });

    it('may not delete locations', async () => {
      expect(await decide(catalogLocationDeletePermission, 'responder')).toBe(
        'DENY',
      );
    });
  });

  it.each(Object.keys(PEOPLE) as Person[])(
    'lets a %s read levels',
    async person => {
      expect(await decide(maturityReadPermission, person)).toBe('ALLOW');
    },
  );

  it.each([
    ['lead', 'ALLOW'],
    ['leader', 'ALLOW'],
    ['platformEngineer', 'ALLOW'],
    ['developer', 'DENY'],
    ['responder', 'DENY'],
    ['agent', 'DENY'],
  ] as const)('says to a %s who reads the report: %s', async (person, said) => {
    expect(await decide(maturityReportReadPermission, person)).toBe(said);
  });

  it.each([
    ['developer', 'ALLOW'],
    ['lead', 'ALLOW'],
    ['platformEngineer', 'ALLOW'],
    ['agent', 'DENY'],
    ['powerfulAgent', 'DENY'],
  ] as const)('says to a %s who assesses a team: %s', async (person, said) => {
    expect(await decide(maturitySelfAssessmentWritePermission, person)).toBe(
      said,
    );
  });

  /**
   * What a developer may do with every permission of the installed plugins, so
   * that an update which brings a new one does not pass unseen.
   */
  it('has an opinion on every permission there is', async () => {
    const installed = [
      ...catalogPermissions,
      ...scaffolderPermissions,
      ...Object.values(unprocessedEntitiesPermissions),
      ...ownershipPermissions,
      ...scorecardsPermissions,
      ...environmentsPermissions,
      ...deliveryPermissions,
      ...maturityPermissions,
    ];
    const decisions: Record<string, string> = {};
    for (const permission of installed) {
      const decision = await decide(permission, 'developer');
      decisions[permission.name] =
        typeof decision === 'string' ? decision : 'if theirs';
    }
    expect(decisions).toEqual({
      'catalog.entity.read': 'ALLOW',
      'catalog.entity.create': 'ALLOW',
      'catalog.entity.delete': 'if theirs',
      'catalog.entity.refresh': 'if theirs',
      'catalog.entity.validate': 'ALLOW',
      'catalog.location.read': 'ALLOW',
      'catalog.location.create': 'ALLOW',
      'catalog.location.analyze': 'ALLOW',
      'catalog.location.delete': 'DENY',
      'catalog.ingestion.read': 'ALLOW',
      'catalog.ingestion.manage': 'DENY',
      'catalog.entities.unprocessed.read': 'ALLOW',
      'catalog.entities.unprocessed.delete': 'DENY',
      'scaffolder.action.execute': 'ALLOW',
      'scaffolder.template.parameter.read': 'ALLOW',
      'scaffolder.template.step.read': 'ALLOW',
      'scaffolder.template.dry-run': 'ALLOW',
      'scaffolder.template.management': 'DENY',
      'scaffolder.task.create': 'ALLOW',
      'scaffolder.task.read': 'if theirs',
      'scaffolder.task.cancel': 'if theirs',
      'ownership.resolve': 'ALLOW',
      'ownership.gaps.read': 'ALLOW',
      'ownership.feedback.create': 'ALLOW',
      'ownership.enrich': 'DENY',
      'scorecards.read': 'ALLOW',
      'scorecards.evaluate': 'ALLOW',
      'scorecards.definition.write': 'DENY',
      'scorecards.waiver.request': 'if theirs',
      'scorecards.waiver.approve': 'DENY',
      'scorecards.facts.push': 'if theirs',
      'environments.read': 'ALLOW',
      'environments.create': 'if theirs',
      'environments.operate': 'if theirs',
      'environments.destroy': 'if theirs',
      'environments.reveal-secret': 'if theirs',
      'environments.approve': 'ALLOW',
      'environments.admin': 'DENY',
      'delivery.read': 'ALLOW',
      'delivery.ingest': 'DENY',
      'delivery.incident.write': 'DENY',
      'delivery.link.write': 'DENY',
      'delivery.test.write': 'DENY',
      'delivery.admin': 'DENY',
      'maturity.read': 'ALLOW',
      'maturity.report.read': 'DENY',
      'maturity.self-assessment.write': 'ALLOW',
    });
  });

  it.each([
    catalogEntityDeletePermission,
    catalogLocationDeletePermission,
    templateManagementPermission,
    taskReadPermission,
    approveEnvironment,
    scorecardsWaiverApprovePermission,
    changeSomethingUnheardOf,
  ])('lets a platform engineer $name', async permission => {
    expect(await decide(permission, 'platformEngineer')).toBe('ALLOW');
  });

  it.each(['agent', 'powerfulAgent'] as const)(
    'lets no %s approve',
    async person => {
      expect(await decide(approveEnvironment, person)).toBe('DENY');
      expect(await decide(environmentsApprovePermission, person)).toBe('DENY');
      expect(await decide(scorecardsWaiverApprovePermission, person)).toBe(
        'DENY',
      );
    },
  );

  it('leaves an agent its other roles', async () => {
    expect(await decide(catalogLocationDeletePermission, 'powerfulAgent')).toBe(
      'ALLOW',
    );
  });
});
