import { matchCodeowners } from '@groundwork/backstage-plugin-ownership-common';
import { CodeownersRules } from '../codeownersOwners';
import { nameOfRepo, SourceCode } from '../sourceCode';
import { counted, OwnerEvidence } from './types';

/** Of all files, by the rules themselves. */
const BY_FILES = 0.9;
/** A rule may be about one file or about all of them. */
const BY_RULES = 0.7;

/** How much of a CODEOWNERS file speaks for each owner. */
export interface CodeownersShares {
  of: 'files' | 'rules';
  /** How many files or rules there are. */
  total: number;
  /** How many name an owner, by the owner's entity ref. */
  byOwner: Map<string, number>;
}

/** Counts the files that the rules give to each owner. */
export function sharesOfFiles(
  { parsed, findOwner }: CodeownersRules,
  files: readonly string[],
): CodeownersShares {
  const byOwner = new Map<string, number>();
  for (const file of files) {
    const match = matchCodeowners(parsed, file);
    if (match.status === 'owned') {
      count(byOwner, match.owners.map(findOwner));
    }
  }
  return { of: 'files', total: files.length, byOwner };
}

/** Counts the rules that name each owner. */
export function sharesOfRules({
  parsed,
  findOwner,
}: CodeownersRules): CodeownersShares {
  const byOwner = new Map<string, number>();
  for (const { owners } of parsed.rules) {
    count(byOwner, owners.map(findOwner));
  }
  return { of: 'rules', total: parsed.rules.length, byOwner };
}

/** Owners by how much of the file speaks for them. */
export function codeownersEvidence(
  { repo, folder }: SourceCode,
  { of, total, byOwner }: CodeownersShares,
): OwnerEvidence[] {
  const name = nameOfRepo(repo);
  const part = folder === '' || of === 'rules' ? name : `${name}, ${folder},`;
  return [...byOwner].map(([entityRef, its]) => ({
    entityRef,
    confidence: ((of === 'files' ? BY_FILES : BY_RULES) * its) / total,
    reason:
      of === 'files'
        ? `CODEOWNERS of ${part} gives it ${its} of ${counted(total, 'file')}`
        : `CODEOWNERS of ${part} names it in ${its} of ${counted(
            total,
            'rule',
          )}`,
  }));
}

function count(
  byOwner: Map<string, number>,
  owners: ReadonlyArray<string | undefined>,
): void {
  for (const owner of new Set(owners)) {
    if (owner !== undefined) {
      byOwner.set(owner, (byOwner.get(owner) ?? 0) + 1);
    }
  }
}
