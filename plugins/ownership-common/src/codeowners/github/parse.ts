import { Diagnostics, quote, SeenPatterns, warning } from '../diagnostics';
import { distinctOwners } from '../owners';
import { CodeownersRule } from '../types';
import { parseGithubLine } from './line';

/** Reads the lines of a file by GitHub's rules. */
export function parseGithub(
  lines: readonly string[],
  diagnostics: Diagnostics,
): CodeownersRule[] {
  const rules: CodeownersRule[] = [];
  const seen = new SeenPatterns();
  lines.forEach((source, index) => {
    const line = index + 1;
    const parsed = parseGithubLine(source);
    switch (parsed.kind) {
      case 'blank':
        return;
      case 'skipped':
        diagnostics.add(line, source, parsed.finding);
        return;
      default:
    }
    const { pattern, owners, findings } = parsed;
    for (const finding of findings) {
      diagnostics.add(line, source, finding);
    }
    const before = seen.add(pattern.text, line);
    if (before !== undefined) {
      diagnostics.add(
        line,
        source,
        warning(
          'duplicate-pattern',
          pattern.start,
          `line ${before} has the same pattern ${quote(
            pattern.text,
          )}, and only this one counts: name all its owners in one line`,
        ),
      );
    }
    rules.push({
      line,
      pattern: pattern.text,
      exclusion: false,
      owners: distinctOwners(owners),
      ownersFrom: 'line',
    });
  });
  return rules;
}
