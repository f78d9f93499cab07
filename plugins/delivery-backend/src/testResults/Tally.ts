import {
  CutField,
  LeftOutReason,
  TestResult,
  TestResultsSummary,
  TestStatus,
} from './types';

const MAX_PROBLEMS = 10;

/** Counts what is read, and what is not. */
export class Tally {
  private readonly tests: Record<TestStatus, number> = {
    passed: 0,
    failed: 0,
    errored: 0,
    skipped: 0,
  };
  private readonly cut = new Map<CutField, number>();
  private readonly leftOut = new Map<LeftOutReason, number>();
  private readonly problems: string[] = [];
  private flaky = 0;
  private bytes = 0;
  private isComplete = false;

  get total(): number {
    const { passed, failed, errored, skipped } = this.tests;
    return passed + failed + errored + skipped;
  }

  count(result: TestResult): void {
    this.tests[result.status]++;
    this.flaky += Number(result.isFlaky);
    for (const field of result.cut) {
      increment(this.cut, field);
    }
  }

  leaveOut(reason: LeftOutReason, problem?: string): void {
    increment(this.leftOut, reason);
    if (problem !== undefined && this.problems.length < MAX_PROBLEMS) {
      this.problems.push(problem);
    }
  }

  addBytes(bytes: number): void {
    this.bytes += bytes;
  }

  complete(): void {
    this.isComplete = true;
  }

  get summary(): TestResultsSummary {
    return {
      tests: { ...this.tests },
      flaky: this.flaky,
      cut: Object.fromEntries(this.cut),
      leftOut: Object.fromEntries(this.leftOut),
      problems: [...this.problems],
      bytes: this.bytes,
      isComplete: this.isComplete,
    };
  }
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
