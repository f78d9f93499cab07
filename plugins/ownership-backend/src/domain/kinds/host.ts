import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';
import { hasKnownSuffix, registrableDomain } from './domains';
import { kubernetesWorkloadRules } from './kubernetes-workload';
import { boundedWalk } from './steps';
import { isDigit, isDnsLabel, isNumber } from './text';
import { KindRules, WalkStep } from './types';

const MAX_LABELS = 8;

function isHostLabel(label: string): boolean {
  if (label.length === 0 || label.length > 63) {
    return false;
  }
  if (label.startsWith('-') || label.endsWith('-')) {
    return false;
  }
  return /^[a-z0-9_-]+$/.test(label);
}

function normaliseIp(text: string): string | undefined {
  // Most hosts are names, which a glance tells from addresses.
  if (!text.includes(':') && !isDigit(text.charCodeAt(text.length - 1))) {
    return undefined;
  }
  const withoutZone = text.split('%')[0];
  if (isIP(withoutZone) === 0) {
    return undefined;
  }
  return ipaddr.process(withoutZone).toString();
}

/** Takes a port off; a bare IPv6 address, which is all colons, has none. */
function withoutPort(text: string): string {
  const colon = text.lastIndexOf(':');
  if (colon === -1 || text.indexOf(':') !== colon) {
    return text;
  }
  const port = text.slice(colon + 1);
  return port.length <= 5 && isNumber(port) ? text.slice(0, colon) : text;
}

function normaliseName(text: string): string | undefined {
  const wildcard = text.startsWith('*.');
  let name = wildcard ? text.slice(2) : text;
  if (/[^\x21-\x7e]/.test(name)) {
    name = domainToASCII(name);
  }
  name = name.toLowerCase();
  if (name.endsWith('.')) {
    name = name.slice(0, -1);
  }
  const labels = name.split('.');
  const last = labels[labels.length - 1];
  if (labels.length >= 3 && last === 'svc') {
    labels.push('cluster', 'local');
    name = labels.join('.');
  }
  // A name that ends in a number is a version or a malformed address.
  if (name.length > 253 || isNumber(last) || !labels.every(isHostLabel)) {
    return undefined;
  }
  return wildcard ? `*.${name}` : name;
}

function normalise(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 512) {
    return undefined;
  }
  if (trimmed.startsWith('[')) {
    const close = trimmed.indexOf(']');
    return close === -1 ? undefined : normaliseIp(trimmed.slice(1, close));
  }
  const host = withoutPort(trimmed);
  return normaliseIp(host) ?? normaliseName(host);
}

/** `name.namespace.svc.<cluster domain>`, possibly below a pod's own name. */
function clusterService(labels: string[]) {
  const svc = labels.indexOf('svc');
  if (svc < 2 || svc === labels.length - 1) {
    return undefined;
  }
  const [name, namespace] = [labels[svc - 2], labels[svc - 1]];
  return isDnsLabel(name) && isDnsLabel(namespace)
    ? { name, namespace, above: svc - 2 }
    : undefined;
}

function walkService(name: string, namespace?: string): WalkStep[] {
  const steps: WalkStep[] = [];
  const qualified = namespace ? `${namespace}/${name}` : undefined;
  if (qualified && kubernetesWorkloadRules.normalise(qualified) === qualified) {
    steps.push({
      kind: 'kubernetes-workload',
      key: qualified,
      match: 'service in the cluster',
      closeness: 0.85,
    });
  }
  steps.push(
    {
      kind: 'kubernetes-workload',
      key: name,
      match: 'service in the cluster',
      closeness: 0.6,
    },
    {
      kind: 'service-name',
      key: name,
      match: 'name of the host',
      closeness: 0.5,
    },
  );
  if (namespace) {
    steps.push({
      kind: 'kubernetes-namespace',
      key: namespace,
      match: 'namespace of the host',
      closeness: 0.35,
    });
  }
  return steps;
}

/** Whoever has the organisation's own domain need not have what is below. */
const OF_ALL = 0.3;

function walkParents(labels: string[], registrable: string): WalkStep[] {
  const depth = registrable.split('.').length;
  const first = Math.max(1, labels.length - MAX_LABELS);
  const steps: WalkStep[] = [];
  for (let index = first; index <= labels.length - depth; index++) {
    const parent = labels.slice(index).join('.');
    const fading = 0.8 ** (index - first);
    steps.push(
      { key: `*.${parent}`, match: 'wildcard', closeness: 0.9 * fading },
      {
        key: parent,
        match: 'parent domain',
        closeness: (parent === registrable ? OF_ALL : 0.8) * fading,
      },
    );
  }
  return steps;
}

function stepsFrom(key: string): WalkStep[] {
  if (isIP(key) !== 0) {
    return [];
  }
  const labels = key.split('.');
  const service = clusterService(labels);
  if (service) {
    const above = Math.min(service.above, MAX_LABELS);
    const hosts = Array.from({ length: above }, (_, index) => ({
      key: labels.slice(service.above - above + index + 1).join('.'),
      match: 'service of the pod',
      closeness: 0.9,
    }));
    return [...hosts, ...walkService(service.name, service.namespace)];
  }
  if (labels.length === 1) {
    return isDnsLabel(key) ? walkService(key) : [];
  }
  const plain = labels[0] === '*' ? labels.slice(1).join('.') : key;
  const registrable = registrableDomain(plain);
  const parents = registrable ? walkParents(labels, registrable) : [];
  if (labels.length === 2 && labels.every(isDnsLabel)) {
    return [...parents, ...walkShortName(labels[0], labels[1])];
  }
  return parents;
}

/** Inside of a cluster `orders.ordering` is a service and its namespace. */
function walkShortName(name: string, namespace: string): WalkStep[] {
  return hasKnownSuffix(`${name}.${namespace}`)
    ? []
    : walkService(name, namespace);
}

/**
 * Domain names of the internet, a cluster or an intranet, and IP addresses.
 * `*.acme.test` stands for all names below `acme.test`.
 *
 * @internal
 */
export const hostRules: KindRules = {
  kind: 'host',
  specificity: 0.95,
  normalise,
  walk: key => boundedWalk({ kind: 'host', key }, stepsFrom(key)),
};
