import { JsonObject, JsonValue } from '@backstage/types';
import { nameOf } from '../deployments/words';
import { Occurrence, OccurredEnvironment } from '../records/occurrence';

/** What somebody is to be told. */
export interface NewNotice {
  /** Ref of a group or user. */
  recipient: string;
  title: string;
  description: string;
  link: string;
  severity: 'low' | 'normal' | 'high';
  /** One with the same topic takes the place of those before. */
  topic: string;
}

type Content = Omit<NewNotice, 'recipient'>;

/** Whom to tell of something that happened, and what. */
export function noticesFor(
  occurrence: Occurrence,
  { lastStage }: { lastStage?: string },
): NewNotice[] {
  const { environment, deployment, approval } = occurrence;
  const { owner, createdBy } = environment;
  const about = (
    title: string,
    severity: Content['severity'],
    topic: string,
  ): Content => ({
    title,
    description: occurrence.message,
    link: linkTo(environment),
    severity,
    topic,
  });
  const ofEnvironment = (topic: string) =>
    `environment:${environment.id}:${topic}`;
  switch (occurrence.kind) {
    case 'environment.expiring':
      return tell(
        [owner, createdBy],
        about(
          `${environment.name} ends soon; extend it if you still need it`,
          'normal',
          ofEnvironment('expiring'),
        ),
      );
    case 'environment.ended':
      return tell(
        [owner, createdBy],
        about(
          `The time of ${environment.name} has ended`,
          'normal',
          ofEnvironment('expiring'),
        ),
      );
    case 'environment.failed':
      return tell(
        [owner, createdBy],
        about(`${environment.name} failed`, 'high', ofEnvironment('failed')),
      );
    case 'environment.delete-blocked':
      return tell(
        [owner, createdBy],
        about(
          `${environment.name} cannot be deleted`,
          'high',
          ofEnvironment('delete-blocked'),
        ),
      );
    case 'environment.held-back':
      // To whom the portal belongs, nobody can tell. One notice for all of them.
      return tell(
        [owner],
        about(
          'Environments whose time has ended are not deleted',
          'high',
          'mass-delete-guard',
        ),
      );
    case 'environment.drifted':
      return tell(
        [owner],
        about(
          `${environment.name} is not what was made`,
          'normal',
          ofEnvironment('drifted'),
        ),
      );
    case 'approval.requested':
      return approval
        ? tell(approval.groups, {
            ...about(
              titleOfQuestion(occurrence),
              'normal',
              topicOfApproval(approval.id),
            ),
            link: `/environments/approvals?id=${encodeURIComponent(
              approval.id,
            )}`,
          })
        : [];
    case 'approval.decided':
    case 'approval.expired':
      return approval
        ? tell(
            [approval.requestedBy],
            about(
              titleOfDecision(occurrence),
              'normal',
              topicOfApproval(approval.id),
            ),
          )
        : [];
    case 'deployment.failed':
      return deployment
        ? tell(
            [owner, deployment.requestedBy],
            about(
              `${whatOf(occurrence)} could not be deployed`,
              'high',
              `deployment:${deployment.id}`,
            ),
          )
        : [];
    case 'deployment.refused':
      return deployment
        ? tell(
            // Of a rejection the decision tells who has asked.
            isRejected(occurrence)
              ? deployment.approvedBy
              : [deployment.requestedBy, ...deployment.approvedBy],
            about(
              `${whatOf(occurrence)} was not deployed`,
              'normal',
              `deployment:${deployment.id}`,
            ),
          )
        : [];
    case 'deployment.succeeded':
      return deployment && environment.stage === lastStage
        ? tell(
            [owner, deployment.requestedBy],
            about(
              `${whatOf(occurrence)} runs`,
              'low',
              `deployment:${deployment.id}`,
            ),
          )
        : [];
    default:
      // The others are in the timeline.
      return [];
  }
}

const APPROVAL = 'approval:';

function topicOfApproval(id: string): string {
  return APPROVAL + id;
}

/** Id of the approval that a notice is about; undefined for any other. */
export function approvalOfTopic(topic: string): string | undefined {
  return topic.startsWith(APPROVAL) ? topic.slice(APPROVAL.length) : undefined;
}

/** Begins with what it is about, which is all that a narrow list shows. */
function titleOfQuestion({ details, approval }: Occurrence): string {
  const asks = `${
    approval ? nameOf(approval.requestedBy) : 'Somebody'
  } asks you to agree`;
  return typeof details?.about === 'string'
    ? `${details.about}: ${asks}`
    : asks;
}

function titleOfDecision({
  kind,
  actor,
  approval,
  details,
}: Occurrence): string {
  const about =
    typeof details?.about === 'string'
      ? details.about
      : 'What you have asked for';
  if (kind === 'approval.expired') {
    return `${about}: nobody has agreed in time`;
  }
  const who = actor === undefined ? 'somebody' : nameOf(actor);
  return approval?.decision === 'approve'
    ? `${about}: ${who} agrees`
    : `${about}: ${who} rejects it`;
}

/** As in `orders v1.4.0 in production`. */
function whatOf({ environment, deployment }: Occurrence): string {
  const { component, name, stage } = environment;
  return `${component ? nameOf(component) : name} ${deployment?.version} in ${
    stage ?? name
  }`;
}

function isRejected({ details }: Occurrence): boolean {
  const gates = details?.gates;
  return (
    Array.isArray(gates) &&
    gates.some(
      it =>
        isJsonObject(it) && it.gate === 'approval' && it.verdict === 'refuse',
    )
  );
}

function isJsonObject(it: JsonValue | undefined): it is JsonObject {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}

/** Programs that ask for environments read no notices. */
function tell(recipients: readonly string[], content: Content): NewNotice[] {
  return [...new Set(recipients)]
    .filter(ref => /^(user|group):[^/]+\/./.test(ref))
    .map(recipient => ({ recipient, ...content }));
}

function linkTo({ id }: OccurredEnvironment): string {
  return `/environments/${encodeURIComponent(id)}`;
}
