import { Assessment } from '../domain/flaky';

/** Says, for people, why the state of a test is believed. */
export function describeAssessment(assessment: Assessment): string[] {
  const { state, evidence, flipRate, cleanExecutions } = assessment;
  const texts: string[] = [];
  if (state === 'broken') {
    texts.push(
      'Failed, and never passed, on the last three commits of the default branch that it ran on.',
    );
  }
  const sameContents = evidence.filter(({ rule }) => rule === 'R1');
  if (sameContents.length > 0) {
    texts.push(
      `Passed and failed on the same contents: ${times(
        sameContents.length,
      )}, last on ${dateOf(sameContents)}.`,
    );
  }
  const retried = evidence.filter(({ rule }) => rule === 'R2');
  if (retried.length > 0) {
    texts.push(
      `Passed when it was tried again in the same run: ${times(
        retried.length,
      )}, last on ${dateOf(retried)}.`,
    );
  }
  if (flipRate?.isSuspect) {
    texts.push(
      `Ended otherwise than the time before in ${percent(flipRate.rate)} of ${
        flipRate.n
      } executions on the default branch; that it does so more often than once in a hundred is ${percent(
        flipRate.probability,
      )} likely.`,
    );
  }
  if (state === 'recovered') {
    texts.push(
      `Clean since then: ${times(cleanExecutions)}, over at least 14 days.`,
    );
  }
  return texts;
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function dateOf(evidence: Assessment['evidence']): string {
  const last = Math.max(...evidence.map(({ at }) => at));
  return new Date(last).toISOString().slice(0, 10);
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
