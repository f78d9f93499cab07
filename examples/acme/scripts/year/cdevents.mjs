import { createHash } from 'node:crypto';
import { DEMO } from './github.mjs';

export const SOURCE = `https://${DEMO}.test/environments`;
const BLUEPRINT = { id: 'service-with-database', version: 1 };

const componentRef = component => `component:default/${component}`;

function event({ type, at, subject, customData }) {
  const name = `${type} ${subject.id} ${at}`;
  const digest = createHash('sha256').update(name).digest('hex');
  return {
    context: {
      specversion: '0.5.1',
      id: `${DEMO}-${digest.slice(0, 24)}`,
      source: SOURCE,
      type,
      timestamp: new Date(at).toISOString(),
    },
    subject: { ...subject, source: SOURCE },
    customData,
    customDataContentType: 'application/json',
  };
}

/** As structured and batched deliveries carry it. */
export function cloudEventOf(data) {
  const { id, source, type, timestamp } = data.context;
  return {
    specversion: '1.0',
    id,
    source,
    type,
    time: timestamp,
    datacontenttype: 'application/json',
    data,
  };
}

function ofEnvironment(request) {
  return {
    actor: `user:default/${request.requestedBy}`,
    environment: {
      id: request.id,
      name: request.name,
      blueprint: BLUEPRINT.id,
      blueprintVersion: BLUEPRINT.version,
      component: componentRef(request.component),
      commit: request.commit,
    },
    ...(request.needsApproval && {
      approval:
        request.approvedAt === undefined
          ? {}
          : { approvedAt: new Date(request.approvedAt).toISOString() },
    }),
  };
}

export function environmentRequested(request, at) {
  const { id, name } = request;
  return event({
    type: 'dev.cdeventsx.groundwork-environment.requested.0.1.0',
    at,
    subject: { id, content: { name, blueprint: BLUEPRINT } },
    customData: ofEnvironment(request),
  });
}

export function environmentCreated(request, at) {
  const { id, name } = request;
  return event({
    type: 'dev.cdevents.environment.created.0.3.0',
    at,
    subject: { id, content: { name, uri: `https://${name}.${DEMO}.test` } },
    customData: ofEnvironment(request),
  });
}

export function environmentDeleted(request, at) {
  const { id, name } = request;
  return event({
    type: 'dev.cdevents.environment.deleted.0.3.0',
    at,
    subject: { id, content: { name } },
    customData: ofEnvironment(request),
  });
}

/** A release that was placed in staging. */
export function serviceDeployed({ component, sha, actor }, at) {
  const id = `${component}-staging`;
  const url = `git+https://git.acme.test/acme/${component}@${sha}`;
  return event({
    type: 'dev.cdevents.service.deployed.0.3.0',
    at,
    subject: {
      id: componentRef(component),
      content: {
        environment: { id, source: SOURCE },
        artifactId: `pkg:generic/default/${component}@${sha}?vcs_url=${encodeURIComponent(
          url,
        )}`,
      },
    },
    customData: {
      actor: `user:default/${actor}`,
      environment: { id, name: id, stage: 'staging' },
      deployment: {
        id: `${id}-${sha.slice(0, 12)}`,
        kind: 'deploy',
        version: sha,
        requestedBy: `user:default/${actor}`,
      },
    },
  });
}
