import { createHmac } from 'node:crypto';
import { ProjectionRules } from './types';

/** Production, or one of its copies, such as `prod-eu`. */
const PRODUCTION = /^prod(?:uction)?(?:[-_/ ].*)?$/i;
/** What is only to be like it. */
const REHEARSAL =
  /[-_/ ](?:dev|like|mirror|preview|qa|sandbox|stage|staging|test)(?:[-_/ ]|$)/i;
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
        claimsProduction === true || isProductionByName(environment),
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

/**
 * GitHub says of all that is not called exactly `production` that it is not, so
 * that a claim not to be is only a default.
 */
function isProductionByName(environment: string): boolean {
  return PRODUCTION.test(environment) && !REHEARSAL.test(environment);
}
