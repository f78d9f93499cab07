import { JsonObject, JsonValue } from '@backstage/types';
import { scaledSink } from './collector';
import { AddText, arrayAt, isObject, objectAt, stringAt } from './json';
import { addMetadata } from './kubernetesMetadata';
import { addContainers, podSpecOf } from './kubernetesPods';
import { addRoutes } from './kubernetesRoutes';
import { Candidate, Sink } from './types';
import { visiblePlace } from './url';

const DETECTOR = 'kubernetes';
const MAX_ITEMS = 1000;

/** Kinds that run pods, or stand for those that do. */
const WORKLOADS = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Rollout',
  'DeploymentConfig',
  'Service',
]);

/** Whether the value is an object as Kubernetes writes them. */
export function isKubernetesObject(value: JsonValue): value is JsonObject {
  return (
    isObject(value) &&
    typeof value.apiVersion === 'string' &&
    typeof value.kind === 'string'
  );
}

function named(kind: string, namespace: string | undefined, name: string) {
  const value = namespace === undefined ? name : `${namespace}/${name}`;
  const candidates: Candidate[] = [];
  if (kind === 'Pod') {
    candidates.push({ kind: 'kubernetes-pod', value, weight: 1 });
  } else if (WORKLOADS.has(kind)) {
    candidates.push({ kind: 'kubernetes-workload', value, weight: 1 });
  } else if (kind === 'Namespace') {
    candidates.push({ kind: 'kubernetes-namespace', value: name, weight: 1 });
  } else if (kind === 'Node') {
    candidates.push({ kind: 'host', value: name, weight: 0.7 });
  } else {
    candidates.push({ kind: 'service-name', value: name, weight: 0.6 });
  }
  return candidates;
}

function addNamed(
  kind: string | undefined,
  namespace: string | undefined,
  name: string | undefined,
  weight: number,
  sink: Sink,
): void {
  if (kind === undefined || name === undefined) {
    return;
  }
  const place = { text: name };
  for (const candidate of named(kind, namespace, name)) {
    const weighed = { ...candidate, weight: candidate.weight * weight };
    sink.add(weighed, DETECTOR, place);
  }
}

/** An Event is about another object; it has no owner of its own. */
function addEvent(object: JsonObject, sink: Sink, addText: AddText): void {
  const about = isObject(object.regarding)
    ? object.regarding
    : objectAt(object, 'involvedObject');
  const namespace = stringAt(about, 'namespace');
  addNamed(
    stringAt(about, 'kind'),
    namespace,
    stringAt(about, 'name'),
    1,
    sink,
  );
  addNamespace(namespace, sink);
  const message = stringAt(object, 'message') ?? stringAt(object, 'note') ?? '';
  addText(message, scaledSink(sink, 0.5, undefined));
}

function addNamespace(namespace: string | undefined, sink: Sink): void {
  if (namespace !== undefined) {
    const place = { text: namespace };
    sink.add(
      { kind: 'kubernetes-namespace', value: namespace, weight: 0.5 },
      DETECTOR,
      place,
    );
  }
}

/** A catalog file is written like a Kubernetes object. */
function addEntity(object: JsonObject, sink: Sink): void {
  const metadata = objectAt(object, 'metadata');
  const name = stringAt(metadata, 'name') ?? '';
  const namespace = stringAt(metadata, 'namespace') ?? 'default';
  const value = `${object.kind}:${namespace}/${name}`;
  sink.add({ kind: 'entity', value, weight: 1 }, DETECTOR, { text: name });
  addMetadata(metadata, 1, sink);
}

/** What an Application of Argo CD or a source of Flux deploys. */
function addSource(spec: JsonObject, sink: Sink): void {
  const source = isObject(spec.source) ? spec.source : spec;
  const repo = stringAt(source, 'repoURL') ?? stringAt(source, 'url');
  if (repo === undefined) {
    return;
  }
  const place = visiblePlace(repo);
  sink.add({ kind: 'repo', value: repo, weight: 0.8 }, DETECTOR, place);
  const path = stringAt(source, 'path');
  if (path !== undefined) {
    const value = `${repo.replace(/\.git$/, '')}#${path}`;
    const plain = value.replace(/^https?:\/\//, '');
    sink.add({ kind: 'path', value: plain, weight: 0.85 }, DETECTOR, place);
  }
}

function addOne(object: JsonObject, sink: Sink, addText: AddText): void {
  const kind = stringAt(object, 'kind')!;
  const apiVersion = stringAt(object, 'apiVersion')!;
  if (apiVersion.startsWith('backstage.io/')) {
    addEntity(object, sink);
    return;
  }
  if (kind === 'Event') {
    addEvent(object, sink, addText);
    return;
  }
  const metadata = objectAt(object, 'metadata');
  const namespace = stringAt(metadata, 'namespace');
  addNamed(kind, namespace, stringAt(metadata, 'name'), 1, sink);
  addNamespace(namespace, sink);
  addMetadata(metadata, 1, sink);
  for (const owner of arrayAt(metadata, 'ownerReferences')) {
    const name = stringAt(owner, 'name');
    addNamed(stringAt(owner, 'kind'), namespace, name, 0.95, sink);
  }
  const spec = objectAt(object, 'spec');
  const pod = podSpecOf(kind, object);
  if (pod !== undefined) {
    addMetadata(pod.metadata, 0.9, sink);
    addContainers(pod.spec, sink);
  }
  addRoutes(kind, metadata, spec, sink);
  addSource(spec, sink);
}

/** Adds what an object, or each of a list of them, identifies. */
export function addKubernetes(
  object: JsonObject,
  sink: Sink,
  addText: AddText,
): void {
  const items = arrayAt(object, 'items').filter(isObject).slice(0, MAX_ITEMS);
  if (!String(object.kind).endsWith('List') || items.length === 0) {
    addOne(object, sink, addText);
    return;
  }
  for (const item of items) {
    // Items of a typed list leave out what the list says for all of them.
    const kind = String(item.kind ?? String(object.kind).slice(0, -4));
    const apiVersion = String(item.apiVersion ?? object.apiVersion);
    addOne({ ...item, kind, apiVersion }, sink, addText);
  }
}
