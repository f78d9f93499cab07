import { create } from 'xmlbuilder2';
import type { LoadedScorecards } from '../../engine/definition';
import type { CheckOutcome, CheckReport, EntityOutcome } from '../report';
import { holdsBack } from '../report';

/** A test case, as JUnit's XML has it. */
interface TestCase {
  className: string;
  name: string;
  outcome:
    | { kind: 'passed' }
    | { kind: 'skipped' | 'failure' | 'error'; type: string; message: string };
}

interface TestSuite {
  name: string;
  cases: TestCase[];
}

/**
 * JUnit's XML, for reports of CI jobs: each file is a suite of the tests that it
 * carries, each entity and scorecard a suite of the checks that apply.
 */
export function formatJunit({ files, outcomes = [] }: CheckReport): string {
  const suites = [
    ...files.map(createFileSuite),
    ...outcomes.map(createOutcomeSuite),
  ];
  const document = create({
    version: '1.0',
    encoding: 'UTF-8',
    // A text may have characters that XML cannot have, in any form
    invalidCharReplacement: '\ufffd',
  });
  const root = document.ele('testsuites', totals(suites.flatMap(s => s.cases)));
  for (const { name, cases } of suites) {
    const suite = root.ele('testsuite', { name, ...totals(cases) });
    for (const { className, name: caseName, outcome } of cases) {
      const element = suite.ele('testcase', {
        classname: className,
        name: caseName,
      });
      if (outcome.kind !== 'passed') {
        const { kind, type, message } = outcome;
        element
          .ele(kind, kind === 'skipped' ? { message } : { type, message })
          .txt(kind === 'skipped' ? '' : message);
      }
    }
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function totals(cases: readonly TestCase[]) {
  const countOf = (kind: TestCase['outcome']['kind']) =>
    cases.filter(({ outcome }) => outcome.kind === kind).length;
  return {
    tests: cases.length,
    failures: countOf('failure'),
    errors: countOf('error'),
    skipped: countOf('skipped'),
  };
}

function createFileSuite({
  location,
  scorecards,
  refused,
}: LoadedScorecards): TestSuite {
  const cases = [...scorecards, ...refused].flatMap((document): TestCase[] => {
    const { fixtures } = document;
    const isLoaded = 'definition' in document;
    const className = isLoaded ? document.definition.id : document.id ?? '';
    const problems = isLoaded ? [] : document.problems;
    // Problems of tests are told with the tests
    const told = new Set(fixtures.flatMap(fixture => fixture.problems));
    return [
      toCase(
        className,
        'definition',
        problems.filter(problem => !told.has(problem)),
      ),
      ...fixtures.map(fixture =>
        toCase(className, fixture.name, fixture.problems),
      ),
    ];
  });
  return { name: location, cases };
}

function toCase(
  className: string,
  name: string,
  problems: LoadedScorecards['problems'],
): TestCase {
  const message = problems
    .map(({ line, column, path, message: text }) =>
      [line && `${line}:${column}`, path && `${path}:`, text]
        .filter(Boolean)
        .join(' '),
    )
    .join('\n');
  return {
    className,
    name,
    outcome: message
      ? { kind: 'failure', type: 'definition', message }
      : { kind: 'passed' },
  };
}

function createOutcomeSuite(outcome: EntityOutcome): TestSuite {
  const { entityRef, scorecard, checks } = outcome;
  const { id } = scorecard.definition;
  return {
    name: `${id}: ${entityRef}`,
    cases: checks.map(check => ({
      className: `${id}.${entityRef}`,
      name: check.definition.title,
      outcome: toTestOutcome(check),
    })),
  };
}

function toTestOutcome(check: CheckOutcome): TestCase['outcome'] {
  const { status, message = status } = check.evaluation;
  if (status === 'pass') {
    return { kind: 'passed' };
  }
  if (!holdsBack(check)) {
    return { kind: 'skipped', type: status, message };
  }
  return {
    kind: status === 'fail' ? 'failure' : 'error',
    type: status,
    message,
  };
}
