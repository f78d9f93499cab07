import { compareText } from '../../domain/collections/compare';
import { DeploymentActor } from './types';

/** Each actor once in each role, in an order of their own. */
export function distinctActors(
  actors: readonly DeploymentActor[],
): DeploymentActor[] {
  const byKey = new Map(
    actors.map(it => [JSON.stringify([it.role, it.ref]), it]),
  );
  return [...byKey]
    .sort(([one], [other]) => compareText(one, other))
    .map(([, actor]) => actor);
}
