import { JsonObject, JsonValue } from '@backstage/types';
import { arrayAt, isObject, objectAt, stringAt } from './json';
import { Sink } from './types';
import { visiblePlace } from './url';

const DETECTOR = 'kubernetes';

/** The pods that an object is or runs. */
export interface PodTemplate {
  metadata: JsonObject;
  spec: JsonObject;
}

/** Finds the pod, or the template of pods, in an object. */
export function podSpecOf(
  kind: string,
  object: JsonObject,
): PodTemplate | undefined {
  const spec = objectAt(object, 'spec');
  if (kind === 'Pod') {
    return { metadata: {}, spec };
  }
  const template = isObject(spec.jobTemplate)
    ? objectAt(objectAt(spec.jobTemplate, 'spec'), 'template')
    : objectAt(spec, 'template');
  return isObject(template.spec)
    ? { metadata: objectAt(template, 'metadata'), spec: template.spec }
    : undefined;
}

/** Variables that tell a program what it is called in telemetry. */
function addEnvironment(container: JsonValue, sink: Sink): void {
  for (const variable of arrayAt(container, 'env')) {
    const value = stringAt(variable, 'value');
    const name = stringAt(variable, 'name');
    if (value === undefined || name === undefined) {
      continue;
    }
    const services =
      name === 'OTEL_RESOURCE_ATTRIBUTES'
        ? serviceInAttributes(value)
        : [/^(?:OTEL_SERVICE_NAME|DD_SERVICE)$/.test(name) ? value : ''];
    for (const service of services) {
      sink.add(
        { kind: 'service-name', value: service, weight: 0.9 },
        DETECTOR,
        { text: service },
      );
    }
  }
}

/** `service.name=orders,service.namespace=shop` */
function serviceInAttributes(text: string): string[] {
  const pairs = new Map(
    text.split(',').map(pair => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()];
    }),
  );
  const name = pairs.get('service.name');
  const namespace = pairs.get('service.namespace');
  if (name === undefined) {
    return [];
  }
  return [namespace === undefined ? name : `${namespace}/${name}`];
}

/** Images, by how much the container is what the pod is for. */
const CONTAINERS: Array<[string, number]> = [
  ['containers', 0.85],
  ['initContainers', 0.4],
  ['ephemeralContainers', 0.3],
];

/** Adds the images of a pod, and the names of what runs in them. */
export function addContainers(spec: JsonObject, sink: Sink): void {
  for (const [list, weight] of CONTAINERS) {
    for (const container of arrayAt(spec, list)) {
      const image = stringAt(container, 'image');
      if (image !== undefined) {
        const place = visiblePlace(image);
        sink.add({ kind: 'image', value: image, weight }, DETECTOR, place);
      }
      addEnvironment(container, sink);
    }
  }
}
