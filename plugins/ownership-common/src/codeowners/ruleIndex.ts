import { compileGithubPattern } from './github/pattern';
import { compileGitlabPattern } from './gitlab/pattern';
import { Glob, matchGlob } from './glob/glob';
import { GlobIndex } from './glob/globIndex';
import { pathSegments } from './glob/segment';
import { Steps } from './glob/sequence';
import { CodeownersRule, ParsedCodeowners } from './types';

/** The rules of a file, compiled and filed for look-up. */
export class RuleIndex {
  private readonly globs: readonly Glob[];
  private readonly index: GlobIndex;

  constructor(private readonly parsed: ParsedCodeowners) {
    const compile =
      parsed.dialect === 'github' ? compileGithubPattern : compileGitlabPattern;
    this.globs = parsed.rules.map(rule => compile(rule.pattern));
    this.index = new GlobIndex(this.globs);
  }

  /**
   * The rules that match a path, last one first.
   *
   * @param isWanted - spares the match of rules that can change nothing
   */
  *matches(
    path: string,
    isWanted: (rule: CodeownersRule) => boolean,
    steps: Steps = { count: 0 },
  ): Generator<CodeownersRule> {
    const segments = pathSegments(path);
    for (const number of this.index.candidates(segments)) {
      steps.count += 1;
      const rule = this.parsed.rules[number];
      if (isWanted(rule) && matchGlob(this.globs[number], segments, steps)) {
        yield rule;
      }
    }
  }
}
