import { JsonObject, JsonValue } from '@backstage/types';
import { arrayAt, stringAt } from './json';
import { Sink } from './types';

const DETECTOR = 'kubernetes';

function addHost(host: JsonValue | undefined, weight: number, sink: Sink) {
  if (typeof host === 'string') {
    const place = { text: host };
    sink.add({ kind: 'host', value: host, weight }, DETECTOR, place);
  }
}

/**
 * Adds the names under which an object is reached: hosts of Ingresses, routes
 * of a Gateway and of OpenShift, and what a Service is called in the cluster.
 */
export function addRoutes(
  kind: string,
  metadata: JsonObject,
  spec: JsonObject,
  sink: Sink,
): void {
  const name = stringAt(metadata, 'name');
  const namespace = stringAt(metadata, 'namespace');
  if (kind === 'Service' && name !== undefined && namespace !== undefined) {
    addHost(`${name}.${namespace}.svc`, 0.7, sink);
  }
  for (const rule of arrayAt(spec, 'rules')) {
    addHost(stringAt(rule, 'host'), 0.9, sink);
  }
  for (const tls of arrayAt(spec, 'tls')) {
    arrayAt(tls, 'hosts').forEach(host => addHost(host, 0.8, sink));
  }
  arrayAt(spec, 'hostnames').forEach(host => addHost(host, 0.9, sink));
  arrayAt(spec, 'dnsNames').forEach(host => addHost(host, 0.8, sink));
  if (kind === 'VirtualService') {
    arrayAt(spec, 'hosts').forEach(host => addHost(host, 0.9, sink));
  }
  addHost(stringAt(spec, 'host'), 0.9, sink);
  addHost(stringAt(spec, 'externalName'), 0.4, sink);
}
