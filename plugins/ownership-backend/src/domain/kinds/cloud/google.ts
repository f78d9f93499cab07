import { CloudRules, parentSteps } from './types';

const SERVICE = /^[a-z0-9-]+\.googleapis\.com$/;

/** `https://www.googleapis.com/compute/v1/projects/…`, or with its own host. */
function fromSelfLink(text: string): string | undefined {
  const rest = text.replace(/^https?:\/\//i, '');
  const projects = rest.indexOf('/projects/');
  if (rest.length === text.length || projects === -1) {
    return undefined;
  }
  const [host, service] = rest.slice(0, projects).toLowerCase().split('/');
  const own =
    host === 'www.googleapis.com' ? `${service}.googleapis.com` : host;
  return `//${own}${rest.slice(projects)}`;
}

function normalise(text: string): string | undefined {
  const name = text.startsWith('//') ? text : fromSelfLink(text);
  if (name === undefined) {
    return undefined;
  }
  const [host, ...path] = name.slice(2).split(/[?#]/)[0].split('/');
  const service = host.toLowerCase();
  const segments = path.filter(segment => segment !== '');
  const valid =
    SERVICE.test(service) &&
    segments.length >= 2 &&
    segments.every(segment => !/\s/.test(segment));
  return valid ? `//${service}/${segments.join('/')}` : undefined;
}

/** Names are pairs of collection and id; a location may stand alone. */
function parents(key: string): string[] {
  const [service, ...segments] = key.slice(2).split('/');
  const result: string[] = [];
  for (let length = segments.length - 2; length >= 2; length -= 2) {
    result.push(`//${service}/${segments.slice(0, length).join('/')}`);
  }
  return result;
}

/** Full resource names: `//pubsub.googleapis.com/projects/p/topics/t`. */
export const googleRules: CloudRules = {
  owns: key => key.startsWith('//'),
  normalise,
  walk: key => parentSteps(parents(key)),
};
