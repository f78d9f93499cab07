import { z } from 'zod';
import { EnvironmentRequest } from '../../domain/spans';
import { name, time } from '../shapes';
import {
  Folded,
  folded,
  readersOf,
  SubjectEvents,
  understand,
} from '../understand';

/** What the portal adds to CDEvents; what has another shape is not there. */
const customData = z
  .object({
    environment: z.object({ component: name.optional() }).optional(),
    /** Of who had to allow it; `approvedAt` is when the last of them did. */
    approval: z.object({ approvedAt: time.optional() }).optional(),
  })
  .optional()
  .catch(undefined);

type Moment = 'requested' | 'created' | 'deleted';

const told = (moment: Moment) =>
  z.object({ customData }).transform(it => ({ moment, ...it }));

type Fact = z.output<ReturnType<typeof told>>;

const READERS = readersOf<Fact>({
  'dev.cdeventsx.groundwork-environment.requested': told('requested'),
  'dev.cdevents.environment.created': told('created'),
  'dev.cdevents.environment.deleted': told('deleted'),
});

/**
 * What became of a request for an environment: when it was first asked for, when
 * it was allowed where that is told, when it was first there, and when it was
 * gone. CDEvents does not know requests; that event is the portal's own.
 */
export function foldEnvironmentRequest(
  of: SubjectEvents,
): Folded<EnvironmentRequest> {
  const { told: facts, reasons } = understand(of, READERS);
  const first = (moment: Moment) =>
    facts.find(({ fact }) => fact.moment === moment)?.at;
  const requestedAt = first('requested');
  if (requestedAt === undefined) {
    const reason = facts.length > 0 ? ['requestUnknown'] : [];
    return folded<EnvironmentRequest>(undefined, [...reasons, ...reason]);
  }
  const custom = facts.flatMap(({ fact }) => fact.customData ?? []);
  const component = custom.findLast(it => it.environment?.component)
    ?.environment?.component;
  const approvedAt = custom.find(it => it.approval?.approvedAt !== undefined)
    ?.approval?.approvedAt;
  const readyAt = first('created');
  const endedAt = first('deleted');
  return folded(
    {
      id: of.subject,
      ...(component !== undefined && { component }),
      requestedAt,
      needsApproval: custom.some(it => it.approval !== undefined),
      ...(approvedAt !== undefined && { approvedAt }),
      ...(readyAt !== undefined && { readyAt }),
      ...(endedAt !== undefined && { endedAt }),
    },
    reasons,
  );
}
