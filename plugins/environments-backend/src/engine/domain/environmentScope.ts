import { JsonValue } from '@backstage/types';
import { DesiredSource } from '@groundwork/backstage-plugin-environments-common';
import { StoredEnvironment } from '../../environments/types';
import { StoredResource } from '../types';
import { ReferenceScope } from './references';

/** What references of an environment's blueprint stand for. */
export function scopeOf(
  environment: Pick<
    StoredEnvironment,
    'id' | 'name' | 'owner' | 'component' | 'stage' | 'desired'
  >,
  resources: Iterable<Pick<StoredResource, 'name' | 'outputs'>>,
): ReferenceScope {
  const { id, name, owner, component, stage, desired } = environment;
  return {
    inputs: desired.inputs,
    environment: withoutAbsent({ id, name, owner, component, stage }),
    source: desired.source && withoutAbsent(sourceValues(desired.source)),
    resources: Object.fromEntries(
      [...resources].map(it => [it.name, it.outputs]),
    ),
  };
}

function sourceValues({
  repository,
  ref,
  commit,
  version,
}: DesiredSource): Record<string, string | undefined> {
  return { repository, ref, commit, version };
}

/** What there is not, is as an empty text, so that blueprints can name it. */
function withoutAbsent(
  values: Record<string, string | undefined>,
): Record<string, JsonValue> {
  return Object.fromEntries(
    Object.entries(values).map(([key, it]) => [key, it ?? '']),
  );
}
