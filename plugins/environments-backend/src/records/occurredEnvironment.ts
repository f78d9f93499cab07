import { StoredEnvironment } from '../environments/types';
import { OccurredEnvironment } from './occurrence';

/** An environment, as far as it is told when something happens to it. */
export function occurredEnvironment(
  environment: StoredEnvironment,
): OccurredEnvironment {
  const { desired, outputs } = environment;
  return {
    id: environment.id,
    name: environment.name,
    owner: environment.owner,
    createdBy: environment.createdBy,
    blueprintId: desired.blueprintId,
    blueprintVersion: desired.blueprintVersion,
    component: environment.component,
    stage: environment.stage,
    isMade: environment.madeAt !== undefined,
    source: desired.source,
    url: typeof outputs.url === 'string' ? outputs.url : undefined,
    expiresAt: environment.expiresAt,
  };
}
