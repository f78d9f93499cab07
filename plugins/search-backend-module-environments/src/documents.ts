import { parseEntityRef } from '@backstage/catalog-model';
import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  EnvironmentPhase,
  EnvironmentSummary,
} from '@groundwork/backstage-plugin-environments-common';

/**
 * What the search knows of an environment.
 *
 * @public
 */
export interface EnvironmentDocument extends IndexableDocument {
  environmentId: string;
  /** Ref of the owning group or user. */
  owner: string;
  /** Ref of the component that it is for. */
  component?: string;
  /** Title of what it is made from. */
  blueprint: string;
  /** How it was when it was read. */
  phase: EnvironmentPhase;
}

/** The document of an environment, for those who may read it. */
export function toDocument(
  environment: EnvironmentSummary,
): EnvironmentDocument {
  const { id, name, owner, component, blueprint, phase } = environment;
  return {
    title: name,
    text: textOf(environment),
    location: `/environments/${encodeURIComponent(id)}`,
    authorization: { resourceRef: id },
    environmentId: id,
    owner,
    component,
    blueprint: blueprint.title,
    phase,
  };
}

/**
 * All that it is to be found by: search engines may index no field but those of
 * the first document.
 */
function textOf(environment: EnvironmentSummary): string {
  const { blueprint, component, stage, source, owner, phase } = environment;
  return [
    blueprint.title,
    stage && `stage ${stage}`,
    component && `for ${nameOf(component)}`,
    source && `runs ${source.version ?? source.ref}`,
    `owned by ${nameOf(owner)}`,
    phase.replaceAll('-', ' '),
  ]
    .filter(Boolean)
    .join(', ');
}

function nameOf(entityRef: string): string {
  return parseEntityRef(entityRef).name;
}
