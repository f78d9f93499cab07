import { createHmac } from 'node:crypto';
import { ProjectionRules } from './types';

/** Of environments whose source does not say whether they are production. */
const PRODUCTION = /^prod(?:uction)?$/i;
const INCIDENT_LABELS = ['incident'];

/**
 * Rules that rest on nothing but what sources say: a repository or a service
 * counts as a component of its own name, and so does all that a change touches.
 *
 * @param pseudonymKey - Keeps pseudonyms from being guessed
 */
export function sourceRules(pseudonymKey: string): ProjectionRules {
  return {
    change: {
      pseudonymOf: actor =>
        createHmac('sha256', pseudonymKey).update(actor).digest('base64url'),
      componentsOf: (_paths, repository) => [repository],
    },
    deployment: {
      isProduction: ({ environment, claimsProduction }) =>
        claimsProduction ?? PRODUCTION.test(environment),
      componentOf: thing =>
        thing.kind === 'repository' ? thing.repository : thing.service,
    },
    incident: {
      labels: INCIDENT_LABELS,
      componentOf: thing =>
        thing.kind === 'repository' ? thing.repository : thing.service,
    },
    pipeline: { isRequired: () => undefined },
  };
}
