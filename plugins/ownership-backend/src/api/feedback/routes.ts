import {
  AuditorService,
  AuditorServiceEvent,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ownershipFeedbackCreatePermission } from '@groundwork/backstage-plugin-ownership-common';
import { FeedbackService } from '../../feedback/FeedbackService';
import { Access } from '../Access';
import { OwnershipRouter } from '../openapi';

/** Adds the route that takes what people say of answers. */
export function addFeedbackRoutes(
  router: OwnershipRouter,
  deps: {
    access: Access;
    feedback: FeedbackService;
    auditor: AuditorService;
    now: () => Date;
  },
): void {
  const { access, feedback, auditor, now } = deps;

  router.post('/feedback', async (req, res) => {
    const { verdict, entityRef, correctRef } = req.body;
    const event = await auditor.createEvent({
      eventId: 'feedback-create',
      severityLevel: 'medium',
      request: req,
      meta: { verdict, entityRef, correctRef },
    });
    await audited(event, async () => {
      const caller = await access.callerOf(
        req,
        ownershipFeedbackCreatePermission,
      );
      await feedback.save(req.body, {
        readable: caller.readable,
        createdBy: subjectOf(caller.credentials),
        now: now(),
      });
    });
    res.status(204).end();
  });
}

async function audited(
  event: AuditorServiceEvent,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
  await event.success();
}

function subjectOf({ principal }: BackstageCredentials): string {
  const { userEntityRef, subject } =
    principal as Partial<BackstageUserPrincipal> &
      Partial<BackstageServicePrincipal>;
  return userEntityRef ?? subject ?? 'unknown';
}
