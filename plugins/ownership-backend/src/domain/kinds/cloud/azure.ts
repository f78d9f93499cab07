import { CloudRules, parentSteps } from './types';

const PREFIX = '/subscriptions/';

/** Resource Manager compares ids without regard to case. */
function normalise(text: string): string | undefined {
  const lower = text.toLowerCase();
  if (!lower.startsWith(PREFIX)) {
    return undefined;
  }
  const segments = lower.split('/').filter(segment => segment !== '');
  const valid =
    segments.length >= 2 &&
    segments.every(segment => segment === segment.trim());
  return valid ? `/${segments.join('/')}` : undefined;
}

/**
 * `/subscriptions/s/resourceGroups/g/providers/ns/type/name/…`: pairs, but for
 * the provider, which has a type and a name after its namespace.
 */
function parents(key: string): string[] {
  const segments = key.slice(1).split('/');
  const provider = segments.lastIndexOf('providers');
  const result: string[] = [];
  let length = segments.length;
  while (length > 2) {
    const ownResource = provider !== -1 && length === provider + 4;
    length -= ownResource ? 4 : 2;
    if (length >= 2) {
      result.push(`/${segments.slice(0, length).join('/')}`);
    }
  }
  return result;
}

/** Azure resource ids. */
export const azureRules: CloudRules = {
  owns: key => key.startsWith(PREFIX),
  normalise,
  walk: key => parentSteps(parents(key)),
};
