import { EntityLink } from '@groundwork/backstage-plugin-groundwork-react';

/** An entity by title; what the catalog does not know, such as a repository, as text. */
export function EntityOrText(props: { name: string }) {
  const { name } = props;
  return /^(component|system|domain|group|user|api|resource):[^/\s]+\/[^/\s]+$/i.test(
    name,
  ) ? (
    <EntityLink entityRef={name} isQuiet />
  ) : (
    <>{name}</>
  );
}
