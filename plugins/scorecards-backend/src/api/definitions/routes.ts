import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { OpenApiRouter } from '@groundwork/backstage-plugin-groundwork-node';
import { scorecardsDefinitionWritePermission } from '@groundwork/backstage-plugin-scorecards-common';
import { DefinitionAdviser } from '../../definitions/DefinitionAdviser';
import { DefinitionPublisher } from '../../definitions/DefinitionPublisher';
import { Caller } from '../../authorization/Caller';
import { Access } from '../Access';
import { definitionPaths } from './paths';

/** A router that has these routes, maybe among others. */
export type DefinitionRouter = Pick<
  OpenApiRouter<{
    openapi: '3.1.0';
    info: { title: string; version: string };
    paths: typeof definitionPaths;
  }>,
  'post' | 'delete'
>;

type AnyRequest = NonNullable<AuditorServiceCreateEventOptions['request']>;

/** Adds the routes by which definitions are published and withdrawn. */
export function addDefinitionRoutes(
  router: DefinitionRouter,
  deps: {
    access: Pick<Access, 'actorOf'>;
    /** Asked each time, without any memory. */
    permissions: Pick<PermissionsService, 'authorize'>;
    publisher: Pick<DefinitionPublisher, 'publish' | 'withdraw'>;
    adviser: Pick<DefinitionAdviser, 'warningsOf'>;
    auditor: AuditorService;
  },
): void {
  const { access, permissions, publisher, adviser, auditor } = deps;

  const audited = async <T extends object>(
    event: { request: AnyRequest; actionType: string; scorecardId?: string },
    act: (actor: Caller) => Promise<T>,
  ): Promise<T> => {
    const { request, ...meta } = event;
    const audit = await auditor.createEvent({
      eventId: 'definition-write',
      severityLevel: 'medium',
      request,
      meta,
    });
    try {
      const actor = await access.actorOf(
        request,
        scorecardsDefinitionWritePermission,
        permissions,
      );
      const result = await act(actor);
      await audit.success({ meta: { ...meta, ...result } });
      return result;
    } catch (error) {
      await audit.fail({ error: error as Error, meta });
      throw error;
    }
  };

  router.post('/definitions', async (req, res) => {
    const { yaml } = req.body;
    const result = await audited(
      { request: req as AnyRequest, actionType: 'publish' },
      actor =>
        publisher.publish(yaml, nameOf(actor.credentials), scorecard =>
          adviser.warningsOf(scorecard, actor),
        ),
    );
    res.json(result);
  });

  router.delete('/definitions/:id', async (req, res) => {
    const { id } = req.params;
    await audited(
      {
        request: req as AnyRequest,
        actionType: 'withdraw',
        scorecardId: id,
      },
      async () => {
        if (!(await publisher.withdraw(id))) {
          throw new NotFoundError(`There is no scorecard '${id}' in force`);
        }
        return {};
      },
    );
    res.status(204).end();
  });
}

/** Who publishes, as versions keep it. */
function nameOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } = principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return userEntityRef ?? subject ?? 'unknown';
}
