import { InputError } from '@backstage/errors';
import { CheckStatus } from '@groundwork/backstage-plugin-scorecards-common';
import { CheckEvaluation } from '@groundwork/backstage-plugin-scorecards-node/engine';

/** Where a check does not apply. */
const ABSENT = '-';

const LETTERS: Record<CheckStatus, string> = {
  pass: 'P',
  fail: 'F',
  unknown: 'U',
  stale: 'S',
  exempt: 'X',
};

/** What a letter of the column `statuses` says. */
export interface StatusLetter {
  status: CheckStatus;
  /** False while the check is only announced. */
  enforced: boolean;
}

const MEANINGS: ReadonlyMap<string, StatusLetter> = new Map(
  (Object.entries(LETTERS) as Array<[CheckStatus, string]>).flatMap(
    ([status, letter]): Array<[string, StatusLetter]> => [
      [letter, { status, enforced: true }],
      [letter.toLowerCase(), { status, enforced: false }],
    ],
  ),
);

/** The column `statuses`: a letter per check, in the definition's order. */
export function encodeStatuses(
  checks: ReadonlyArray<CheckEvaluation | undefined>,
): string {
  let letters = '';
  for (const check of checks) {
    if (check === undefined) {
      letters += ABSENT;
    } else {
      const letter = LETTERS[check.status];
      letters += check.enforced ? letter : letter.toLowerCase();
    }
  }
  return letters;
}

/** @returns undefined where the check does not apply */
export function decodeStatus(letter: string): StatusLetter | undefined {
  if (letter === ABSENT) {
    return undefined;
  }
  const meaning = MEANINGS.get(letter);
  if (!meaning) {
    throw new InputError(
      `'${letter}' stands for no status; known are ${[...MEANINGS.keys()].join(
        ' ',
      )} and ${ABSENT}`,
    );
  }
  return meaning;
}

/** In the order of the checks of the version that the statuses are of. */
export function decodeStatuses(
  statuses: string,
): Array<StatusLetter | undefined> {
  return Array.from(statuses, decodeStatus);
}

/** Letters of an enforced or announced status, for statements that look for them. */
export function lettersOf(statuses: readonly CheckStatus[]): string[] {
  return statuses.flatMap(status => [
    LETTERS[status],
    LETTERS[status].toLowerCase(),
  ]);
}
