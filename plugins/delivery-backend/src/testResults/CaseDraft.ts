import { cutName, cutText } from './cut';
import { millisecondsOf } from './seconds';
import { CutField, TestResult, TestResultsLimits, TestStatus } from './types';

/** Elements of a test case that say how it ended. */
const TROUBLES = {
  failure: 'failed',
  error: 'errored',
  skipped: 'skipped',
  rerunFailure: 'rerun',
  rerunError: 'rerun',
  flakyFailure: 'flaky',
  flakyError: 'flaky',
} as const;

type Trouble = (typeof TROUBLES)[keyof typeof TROUBLES];

/** What a test case has from the suites around it. */
export interface SuiteContext {
  suite?: string;
  file?: string;
  cut: readonly CutField[];
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** How an element of a test case says that it ended, if it is such a one. */
export function troubleOf(element: string): Trouble | undefined {
  return Object.hasOwn(TROUBLES, element)
    ? TROUBLES[element as keyof typeof TROUBLES]
    : undefined;
}

/** A `<testcase>` while it is read: of a bounded size, whatever is in it. */
export class CaseDraft {
  private readonly counts: Record<Trouble, number> = {
    failed: 0,
    errored: 0,
    skipped: 0,
    rerun: 0,
    flaky: 0,
  };
  private said = '';
  private details = '';
  private total = 0;

  constructor(
    private readonly attributes: Attributes,
    private readonly context: SuiteContext,
    private readonly limits: TestResultsLimits,
  ) {}

  addTrouble(trouble: Trouble, message: string | undefined): void {
    this.counts[trouble]++;
    this.total++;
    if (this.total === 1 && message !== undefined) {
      this.said = message;
    }
  }

  /** Text of the last trouble; that of the first is kept. */
  addText(text: string): void {
    const room = this.limits.messageCharacters + 1 - this.details.length;
    if (this.total === 1 && room > 0) {
      // White space before it would take the room
      this.details += (this.details ? text : text.trimStart()).slice(0, room);
    }
  }

  /** @returns what is wrong, if it cannot be told apart from other tests */
  finish():
    | { result: TestResult; hasUnreadableTime: boolean }
    | { reason: 'unnamed' } {
    const { name = '', classname, time } = this.attributes;
    if (name.trim() === '') {
      return { reason: 'unnamed' };
    }
    const cut = new Set<CutField>(this.context.cut);
    const own = (field: CutField, text: string | undefined) =>
      this.nameOf(field, text, cut);
    const durationMs = time === undefined ? undefined : millisecondsOf(time);
    const ownFile = own('file', fileOf(this.attributes));
    const file = ownFile ?? this.context.file;
    const className = own('className', classname);
    const message = this.message(cut);
    const status = this.status();
    return {
      hasUnreadableTime: time !== undefined && durationMs === undefined,
      result: {
        ...(this.context.suite && { suite: this.context.suite }),
        ...(file && { file }),
        ...(className && { className }),
        name: own('name', name) ?? name,
        status,
        ...(durationMs !== undefined && { durationMs }),
        attempts: 1 + this.counts.flaky + this.counts.rerun,
        isFlaky: status === 'passed' && this.counts.flaky > 0,
        ...(message && { message }),
        cut: [...cut],
      },
    };
  }

  private status(): TestStatus {
    const { errored, failed, skipped } = this.counts;
    if (errored > 0) {
      return 'errored';
    }
    if (failed > 0) {
      return 'failed';
    }
    // GoogleTest lists what it did not run, and says so in an attribute
    return skipped > 0 || this.attributes.status === 'notrun'
      ? 'skipped'
      : 'passed';
  }

  private nameOf(
    field: CutField,
    text: string | undefined,
    cut: Set<CutField>,
  ): string | undefined {
    if (!text) {
      return undefined;
    }
    const kept = cutName(text, this.limits.nameCharacters);
    if (kept.isCut) {
      cut.add(field);
    } else if (field === 'file') {
      cut.delete(field);
    }
    return kept.text;
  }

  /** Tools put it in the attribute, in the text, or in both. */
  private message(cut: Set<CutField>): string {
    const said = this.said.trim();
    const details = this.details.trimEnd();
    const all = details.includes(said)
      ? details
      : [said, details].filter(Boolean).join('\n');
    const kept = cutText(all, this.limits.messageCharacters);
    if (kept.isCut) {
      cut.add('message');
    }
    return kept.text;
  }
}

/** The file of a suite or a test case, if it is said. */
export function fileOf({ file, filepath }: Attributes): string | undefined {
  return file || filepath || undefined;
}
