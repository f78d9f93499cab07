import {
  CodeownersOwner,
  matchCodeowners,
  ParsedCodeowners,
} from '@groundwork/backstage-plugin-ownership-common';
import { EntityFinder } from '../onCall/query';
import { NamedOwner } from './finding';
import { nameOfRepo, SourceCode } from './sourceCode';

/** A path says who reviews it, which is nearly, but not quite, who owns it. */
const CONFIDENCE = 0.75;

/** What no pattern names, so that what decides is about everything there. */
const ANY_NAME = '_';

/** A file and whom its handles mean. */
export interface CodeownersRules {
  parsed: ParsedCodeowners;
  url?: string;
  findOwner: (owner: CodeownersOwner) => string | undefined;
}

/**
 * Whom a CODEOWNERS file names for a folder: the owners of a file in it that no
 * rule is about by name. Those that the catalog does not have are left out.
 */
export function codeownersOwners(
  { repo, folder }: SourceCode,
  { parsed, url, findOwner }: CodeownersRules,
  find: EntityFinder,
): NamedOwner[] {
  const path = folder === '' ? ANY_NAME : `${folder}/`;
  const match = matchCodeowners(parsed, path);
  if (match.status !== 'owned') {
    return [];
  }
  const [decision] = match.decisions.filter(it => it.outcome === 'owned');
  const link = url && decision ? `${url}#L${decision.rule.line}` : undefined;
  const refs = match.owners.flatMap(owner => findOwner(owner) ?? []);
  return [...new Set(refs)]
    .filter(ref => /^(?:group|user)$/.test(find(ref)?.kind ?? ''))
    .map(entityRef => ({
      entityRef,
      by: `CODEOWNERS of ${nameOfRepo(repo)}`,
      ...(link && { link }),
      confidence: CONFIDENCE,
    }));
}
