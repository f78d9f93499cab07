import { HEADLINE_CONFIDENCE } from '../links';
import { Link } from '../types';

/** Ids of deployments that something is linked to, surely enough. */
export function failedDeployments(
  links: readonly Link[],
  minConfidence: number = HEADLINE_CONFIDENCE,
): Set<string> {
  return new Set(
    links
      .filter(
        ({ to, confidence }) =>
          to.kind === 'deployment' && confidence >= minConfidence,
      )
      .map(({ to }) => to.id),
  );
}
