import { isNumber } from '../text';
import { WalkStep } from '../types';
import { CloudRules, parentSteps } from './types';

/** Services whose resource is a name without a type in front of it. */
const UNTYPED = new Set(['s3', 'sqs', 'sns', 'execute-api']);

/** `arn:partition:service:region:account:resource`, the last with colons. */
function splitArn(text: string): string[] | undefined {
  const parts: string[] = [];
  let start = 0;
  while (parts.length < 5) {
    const colon = text.indexOf(':', start);
    if (colon === -1) {
      return undefined;
    }
    parts.push(text.slice(start, colon));
    start = colon + 1;
  }
  return [...parts, text.slice(start)];
}

/** Logs and policies end in `:*` or `/*`, for everything inside. */
function withoutWildcards(resource: string): string {
  let end = resource.length;
  while (resource.endsWith(':*', end) || resource.endsWith('/*', end)) {
    end -= 2;
  }
  return resource.slice(0, end);
}

function normalise(text: string): string | undefined {
  const parts = splitArn(text);
  if (parts === undefined || parts[0].toLowerCase() !== 'arn') {
    return undefined;
  }
  const [partition, service, region, account] = parts
    .slice(1, 5)
    .map(part => part.toLowerCase());
  const resource = withoutWildcards(parts[5]);
  const valid =
    /^aws[a-z0-9-]*$/.test(partition) &&
    /^[a-z0-9-]+$/.test(service) &&
    /^[a-z0-9-]*$/.test(region) &&
    (account === '' || account === 'aws' || isNumber(account)) &&
    /[^:/]/.test(resource) &&
    !/\s/.test(resource);
  return valid
    ? ['arn', partition, service, region, account, resource].join(':')
    : undefined;
}

/** Where the resource may be cut: at each separator after its own name. */
function parentResources(service: string, resource: string): string[] {
  const cuts: number[] = [];
  let named = 0;
  for (let index = 0; index < resource.length; index++) {
    const separates = resource[index] === '/' || resource[index] === ':';
    if (!separates) {
      continue;
    }
    // A separator right at the start or after another one ends no name.
    const empty = index === 0 || /[:/]/.test(resource[index - 1]);
    named += empty ? 0 : 1;
    if (!empty && named >= (UNTYPED.has(service) ? 1 : 2)) {
      cuts.push(index);
    }
  }
  return cuts.reverse().map(cut => resource.slice(0, cut));
}

/** The function that writes a log group, which AWS names after it. */
function loggedFunction(parts: string[]): WalkStep[] {
  const [, partition, service, region, account, resource] = parts;
  const prefix = 'log-group:/aws/lambda/';
  if (service !== 'logs' || !resource.startsWith(prefix)) {
    return [];
  }
  const name = resource.slice(prefix.length).split(':')[0];
  const place = `arn:${partition}:lambda:${region}:${account}`;
  return [
    {
      key: `${place}:function:${name}`,
      match: 'function of the log group',
      closeness: 0.91,
    },
  ];
}

/** What other kinds call the resource: a queue or topic by its name alone. */
function bareName(parts: string[]): WalkStep[] {
  const [, , service, , , resource] = parts;
  return service === 'sqs' || service === 'sns'
    ? [
        {
          kind: 'queue',
          key: resource.split(':')[0].toLowerCase(),
          match: 'queue of the same name',
          closeness: 0.6,
        },
      ]
    : [];
}

/** Amazon Resource Names. Case counts in the resource, nowhere else. */
export const arnRules: CloudRules = {
  owns: key => key.startsWith('arn:'),
  normalise,
  walk: key => {
    const parts = splitArn(key);
    if (parts === undefined) {
      return [];
    }
    const place = parts.slice(0, 5).join(':');
    const parents = parentResources(parts[2], parts[5]);
    return [
      ...loggedFunction(parts),
      ...parentSteps(parents.map(parent => `${place}:${parent}`)),
      ...bareName(parts),
    ];
  },
};
