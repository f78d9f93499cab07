import { Steps } from './glob/sequence';
import { distinctOwners } from './owners';
import { RuleIndex } from './ruleIndex';
import {
  CodeownersDecision,
  CodeownersMatch,
  CodeownersRule,
  CodeownersSection,
  ParsedCodeowners,
} from './types';

/**
 * Compiled on first use, so that what has been parsed stays plain data; gone
 * with it.
 */
const indexes = new WeakMap<ParsedCodeowners, RuleIndex>();

function indexOf(parsed: ParsedCodeowners): RuleIndex {
  let index = indexes.get(parsed);
  if (!index) {
    index = new RuleIndex(parsed);
    indexes.set(parsed, index);
  }
  return index;
}

/** Paths are relative to the root; `/a`, `./a` and `a` are the same. */
function normalisePath(path: string): string {
  const isRelative = path.startsWith('./');
  const segments = (isRelative ? path.slice(2) : path).split('/');
  const last = segments.length - 1;
  return segments
    .filter((segment, at) => segment !== '' || (at === last && at > 0))
    .join('/');
}

function decideGithub(
  parsed: ParsedCodeowners,
  path: string,
  steps: Steps,
): CodeownersDecision[] {
  for (const rule of indexOf(parsed).matches(path, () => true, steps)) {
    return [{ outcome: rule.owners.length > 0 ? 'owned' : 'unowned', rule }];
  }
  return [];
}

function decideSection(
  section: CodeownersSection,
  rule: CodeownersRule,
): CodeownersDecision {
  const isOwned = rule.owners.length > 0;
  const noneNeeded = section.optional || !isOwned;
  const outcomeOfEntry = isOwned ? 'owned' : 'invalid';
  return {
    outcome: rule.exclusion ? 'excluded' : outcomeOfEntry,
    rule,
    section,
    approvalsRequired: noneNeeded ? 0 : rule.approvals ?? 1,
  };
}

/**
 * In each section the last match decides, but an exclusion beats all other
 * lines of its section, wherever it stands.
 */
function decideGitlab(
  parsed: ParsedCodeowners,
  path: string,
  steps: Steps,
): CodeownersDecision[] {
  const deciding = new Map<string | undefined, CodeownersRule>();
  const isWanted = (rule: CodeownersRule) => {
    const decided = deciding.get(rule.section);
    return !decided || (rule.exclusion && !decided.exclusion);
  };
  for (const rule of indexOf(parsed).matches(path, isWanted, steps)) {
    deciding.set(rule.section, rule);
  }
  return parsed.sections.flatMap(section => {
    const rule = deciding.get(section.name);
    return rule ? [decideSection(section, rule)] : [];
  });
}

/** As {@link matchCodeowners}, and counts the work. */
export function matchCodeownersCounting(
  parsed: ParsedCodeowners,
  path: string,
  steps: Steps,
): CodeownersMatch {
  const normal = normalisePath(path);
  if (normal === '') {
    return { status: 'no-rule' };
  }
  const decisions =
    parsed.dialect === 'github'
      ? decideGithub(parsed, normal, steps)
      : decideGitlab(parsed, normal, steps);
  if (decisions.length === 0) {
    return { status: 'no-rule' };
  }
  const owners = distinctOwners(
    decisions.flatMap(({ rule, outcome }) =>
      outcome === 'owned' ? rule.owners : [],
    ),
  );
  return owners.length > 0
    ? { status: 'owned', owners, decisions }
    : { status: 'unowned', decisions };
}

/**
 * Says who owns a path by the rules of the file's host.
 *
 * @remarks
 * On GitHub the last rule that matches decides. On GitLab it does so in each
 * section, and the answers of all sections count together.
 *
 * The work is bounded by the length of the candidate patterns times that of
 * the path; no pattern can make it explode. The first look-up compiles the
 * file, later ones reuse that as long as the same object is passed.
 *
 * @param parsed - what `parseCodeowners` has returned
 * @param path - a file, relative to the root of the repository; a slash at the
 *   end asks for a file of any name in that directory
 * @public
 */
export function matchCodeowners(
  parsed: ParsedCodeowners,
  path: string,
): CodeownersMatch {
  return matchCodeownersCounting(parsed, path, { count: 0 });
}
