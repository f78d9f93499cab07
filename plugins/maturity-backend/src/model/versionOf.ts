import type { MaturityModel } from '@groundwork/backstage-plugin-maturity-common';

/** Which model levels are by: those by two of them are not the same thing. */
export function versionOf({
  id,
  version,
}: Pick<MaturityModel, 'id' | 'version'>): string {
  return `${id} ${version}`;
}
