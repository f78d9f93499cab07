import { CaseDraft, fileOf, SuiteContext, troubleOf } from './CaseDraft';
import { cutName } from './cut';
import { Tally } from './Tally';
import { CutField, TestResult, TestResultsLimits } from './types';
import { XmlHandler } from './XmlReader';

/** Between the names of suites, outermost first. */
export const SUITE_SEPARATOR = ' > ';

/** Makes test results of the elements of a JUnit document. */
export class JunitCases implements XmlHandler {
  private readonly path: string[] = [];
  private readonly suites: SuiteContext[] = [{ cut: [] }];
  private draft?: { test: CaseDraft; depth: number };
  private finished: TestResult[] = [];

  constructor(
    private readonly limits: TestResultsLimits,
    private readonly tally: Tally,
  ) {}

  /** What has come to its end since the last call. */
  take(): TestResult[] {
    const taken = this.finished;
    this.finished = [];
    return taken;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name);
    if (this.draft) {
      this.openWithin(this.draft, name, attributes);
    } else if (name === 'testcase') {
      const test = new CaseDraft(attributes, this.suites.at(-1)!, this.limits);
      this.draft = { test, depth: this.path.length };
    } else if (name === 'testsuite') {
      this.suites.push(this.suiteOf(attributes));
    } else if (name === 'failure' || name === 'error') {
      this.tally.leaveOut('outsideTest');
    }
  }

  text(text: string): void {
    const { draft, path } = this;
    if (!draft) {
      return;
    }
    const [trouble, ...within] = path.slice(draft.depth);
    const isMessage = within.every(it => it === 'stackTrace');
    if (trouble !== undefined && troubleOf(trouble) && isMessage) {
      draft.test.addText(text);
    }
  }

  close(): void {
    if (this.draft?.depth === this.path.length) {
      this.finish(this.draft.test);
      this.draft = undefined;
    } else if (!this.draft && this.path.at(-1) === 'testsuite') {
      this.suites.pop();
    }
    this.path.pop();
  }

  private openWithin(
    { test, depth }: { test: CaseDraft; depth: number },
    name: string,
    { message }: Readonly<Record<string, string | undefined>>,
  ): void {
    const trouble = troubleOf(name);
    if (name === 'testcase') {
      this.tally.leaveOut('nested');
    } else if (trouble && this.path.length === depth + 1) {
      test.addTrouble(trouble, message);
    }
  }

  private finish(test: CaseDraft): void {
    const finished = test.finish();
    if ('reason' in finished) {
      this.tally.leaveOut(finished.reason);
      return;
    }
    if (finished.hasUnreadableTime) {
      this.tally.leaveOut('duration');
    }
    this.finished.push(finished.result);
  }

  /** A suite has what is said of the one around it, and of itself. */
  private suiteOf(
    attributes: Readonly<Record<string, string | undefined>>,
  ): SuiteContext {
    const outer = this.suites.at(-1)!;
    const cut = new Set<CutField>(outer.cut);
    const names = [outer.suite, attributes.name].filter(Boolean);
    const suite = cutName(
      names.join(SUITE_SEPARATOR),
      this.limits.nameCharacters,
    );
    if (suite.isCut) {
      cut.add('suite');
    }
    const ownFile = fileOf(attributes);
    if (ownFile === undefined) {
      return { ...outer, suite: suite.text, cut: [...cut] };
    }
    const file = cutName(ownFile, this.limits.nameCharacters);
    cut.delete('file');
    if (file.isCut) {
      cut.add('file');
    }
    return { suite: suite.text, file: file.text, cut: [...cut] };
  }
}
