import { InputError } from '@backstage/errors';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import {
  CurrentScorecard,
  Definitions,
  versionKey,
} from '../definitions/types';
import { lettersOf } from '../states/statuses';
import { RowSelection } from './rowQuery';
import { RowFilter } from './rowStatement';

/** How far back places of checks are known; who is older is evaluated soon. */
const VERSIONS_KNOWN = 50;

/** What is looked for of a check unless said. */
const NOT_PASSING: readonly CheckStatus[] = [
  'fail',
  'unknown',
  'stale',
  'exempt',
];

/**
 * Where the letter of a check is in the statuses of each version: until all
 * entities are evaluated by the newest, there are several.
 *
 * @throws InputError when the scorecard does not have the check
 */
export async function findCheckFilter(
  definitions: Pick<Definitions, 'findVersions'>,
  { id, version: current }: CurrentScorecard,
  { check, checkStatus = [...NOT_PASSING] }: RowSelection,
): Promise<RowFilter['check']> {
  if (check === undefined) {
    return undefined;
  }
  const oldest = Math.max(1, current - VERSIONS_KNOWN + 1);
  const keys = new Map<string, number>();
  for (let version = oldest; version <= current; version++) {
    keys.set(versionKey(id, version), version);
  }
  const found = await definitions.findVersions([...keys.keys()]);
  const places = new Map<number, number[]>();
  for (const [key, { checks }] of found) {
    const place = checks.findIndex(it => it.id === check);
    const version = keys.get(key);
    if (place >= 0 && version !== undefined) {
      places.set(place, [...(places.get(place) ?? []), version]);
    }
  }
  if (places.size === 0) {
    const known = found.get(versionKey(id, current))?.checks ?? [];
    throw new InputError(
      `'check' is '${check}', which scorecard '${id}' does not have; it has ${known
        .map(it => it.id)
        .join(', ')}`,
    );
  }
  return {
    letters: lettersOf(checkStatus),
    places: [...places].map(([place, versions]) => ({ place, versions })),
  };
}
