import { parseEntityRef } from '@backstage/catalog-model';

const SHA = /^[0-9a-f]{40,64}$/i;

/** What a component is called in a sentence: its name, or its repository. */
export function nameOfComponent(component: string): string {
  return component.startsWith('component:')
    ? parseEntityRef(component).name
    : component;
}

/** What a deployment is called: its component and its version. */
export function titleOfDeployment(deployment: {
  component: string;
  version?: string | null;
  sha: string;
  kind: string;
}): string {
  const { component, version, sha, kind } = deployment;
  const what = version ?? (SHA.test(sha) ? sha.slice(0, 7) : sha);
  const name = `${nameOfComponent(component)} ${what}`;
  return kind === 'rollback' ? `${name} (rollback)` : name;
}
