import { hasControlCharacter } from './text';
import { KindRules } from './types';

const MAX_LENGTH = 128;

/** `https://acme.pagerduty.com/service-directory/PABC123`, or of the API. */
const PAGERDUTY_URL =
  /^https?:\/\/[a-z0-9.-]+\.pagerduty\.com\/(?:service-directory|services)\/([a-z0-9]+)/i;

function normalise(text: string): string | undefined {
  const trimmed = text.trim();
  const id = PAGERDUTY_URL.exec(trimmed)?.[1] ?? trimmed;
  const lower = id.toLowerCase().replace(/\s+/g, ' ');
  const valid =
    lower.length > 0 &&
    lower.length <= MAX_LENGTH &&
    !hasControlCharacter(lower) &&
    !lower.includes('://');
  return valid ? lower : undefined;
}

/**
 * Services, teams or schedules of a pager by id or name.
 *
 * @internal
 */
export const pagerServiceRules: KindRules = {
  kind: 'pager-service',
  specificity: 0.75,
  normalise,
  walk: () => [],
};
