import { JsonObject, JsonValue } from '@backstage/types';
import {
  Occurrence,
  OccurredDeployment,
  OccurredEnvironment,
} from '../records/occurrence';
import { purlOf } from './purl';
import { CdEvent, CDEVENTS_VERSION, CdEventType } from './types';

type Parts = Pick<CdEvent, 'subject'> & { type: CdEventType };

/**
 * The CDEvents that tell of something that happened; none for what CDEvents has
 * no word for.
 *
 * @param source - a URI that tells this portal from others
 */
export function cdEventsOf(
  occurrence: Occurrence,
  { source, newId }: { source: string; newId: () => string },
): CdEvent[] {
  return partsOf(occurrence, source).map(({ type, subject }) => ({
    context: {
      specversion: CDEVENTS_VERSION,
      id: newId(),
      source,
      type,
      timestamp: occurrence.at.toISOString(),
    },
    subject,
    customData: customDataOf(occurrence),
    customDataContentType: 'application/json',
  }));
}

function partsOf(
  { kind, environment, deployment }: Occurrence,
  source: string,
): Parts[] {
  const about = (type: CdEventType, content: JsonObject): Parts => ({
    type,
    subject: { id: environment.id, source, content },
  });
  const { name } = environment;
  switch (kind) {
    case 'environment.requested':
      return [
        about('dev.cdeventsx.groundwork-environment.requested.0.1.0', {
          name,
          blueprint: {
            id: environment.blueprintId,
            version: environment.blueprintVersion,
          },
        }),
      ];
    case 'environment.created':
      return [
        about('dev.cdevents.environment.created.0.3.0', named(environment)),
      ];
    case 'environment.updated':
    case 'environment.extended':
    case 'environment.paused':
    case 'environment.resumed':
      // Nobody was told yet that it exists.
      return environment.isMade
        ? [about('dev.cdevents.environment.modified.0.3.0', named(environment))]
        : [];
    case 'environment.deleted':
      return [
        ...removedService(environment, source),
        about('dev.cdevents.environment.deleted.0.3.0', { name }),
      ];
    case 'deployment.succeeded':
      return deployment ? placedService(environment, deployment, source) : [];
    default:
      return [];
  }
}

function named({ name, url }: OccurredEnvironment): JsonObject {
  return url && URL.canParse(url) ? { name, uri: url } : { name };
}

function placedService(
  environment: OccurredEnvironment,
  deployment: OccurredDeployment,
  source: string,
): Parts[] {
  const { id, component } = environment;
  if (!component) {
    return [];
  }
  return [
    {
      type: typeOf(deployment),
      subject: {
        id: component,
        source,
        content: {
          environment: { id, source },
          artifactId: purlOf(
            component,
            deployment.version,
            sourceOf(environment, deployment),
          ),
        },
      },
    },
  ];
}

function typeOf({
  kind,
  version,
  previousVersion,
}: OccurredDeployment): CdEventType {
  if (kind === 'rollback') {
    return 'dev.cdevents.service.rolledback.0.3.0';
  }
  return previousVersion === undefined || previousVersion === version
    ? 'dev.cdevents.service.deployed.0.3.0'
    : 'dev.cdevents.service.upgraded.0.3.0';
}

/** Only environments that are stages have services that were deployed. */
function removedService(
  { id, component, stage, isMade, source: runs }: OccurredEnvironment,
  source: string,
): Parts[] {
  return component && stage && isMade && runs?.version
    ? [
        {
          type: 'dev.cdevents.service.removed.0.3.0',
          subject: {
            id: component,
            source,
            content: { environment: { id, source } },
          },
        },
      ]
    : [];
}

/** What the environment is to run may be something newer already. */
function sourceOf(
  { source }: OccurredEnvironment,
  { version }: OccurredDeployment,
) {
  return source?.version === version ? source : undefined;
}

function customDataOf(occurrence: Occurrence): JsonObject {
  const { environment, deployment, actor, operationId, details } = occurrence;
  return withoutUndefined({
    actor,
    operationId,
    environment: withoutUndefined({
      id: environment.id,
      name: environment.name,
      owner: environment.owner,
      createdBy: environment.createdBy,
      blueprint: environment.blueprintId,
      blueprintVersion: environment.blueprintVersion,
      component: environment.component,
      stage: environment.stage,
      commit: environment.source?.commit,
      expiresAt: environment.expiresAt?.toISOString(),
    }),
    deployment:
      deployment &&
      withoutUndefined({
        id: deployment.id,
        kind: deployment.kind,
        version: deployment.version,
        previousVersion: deployment.previousVersion,
        requestedBy: deployment.requestedBy,
        approvedBy: deployment.approvedBy,
        gates: details?.gates,
      }),
  });
}

function withoutUndefined(
  values: Record<string, JsonValue | undefined>,
): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}
