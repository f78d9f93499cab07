import { createHash } from 'crypto';
import { pathToFileURL } from 'url';
import { isAbsolute, relative, resolve, sep } from 'path';
import type { CheckDefinition } from '@groundwork/backstage-plugin-scorecards-common';
import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import type { LoadedScorecards } from '../../engine/definition';
import type { CheckOutcome, CheckReport, EntityOutcome } from '../report';
import { holdsBack } from '../report';

/** The rule that a file breaks which is no scorecard. */
const DEFINITION_RULE: ReportingDescriptor = {
  id: 'scorecard-definition',
  shortDescription: { text: 'Scorecards can be used' },
  fullDescription: {
    text: 'A scorecard is as its schema says, its expressions fit the facts that there are, and its tests come out.',
  },
  defaultConfiguration: { level: 'error' },
};

/**
 * SARIF 2.1.0, for code scanning: each check is a rule, and a result says that
 * an entity does not pass it. It points to the check in its file, as that is the
 * file that everyone has.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function formatSarif(
  report: CheckReport,
  { cwd, version }: { cwd: string; version: string },
): string {
  const rules = [DEFINITION_RULE, ...report.files.flatMap(createRules)];
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [
    ...report.files.flatMap(file => createProblemResults(file, cwd)),
    ...(report.outcomes ?? []).flatMap(outcome =>
      outcome.checks
        .filter(({ evaluation }) => evaluation.status !== 'pass')
        .map(check => createResult(outcome, check, cwd)),
    ),
  ];
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Groundwork scorecards', version, rules },
        },
        originalUriBaseIds: {
          '%SRCROOT%': { uri: `${pathToFileURL(cwd).href}/` },
        },
        invocations: [
          {
            executionSuccessful: true,
            startTimeUtc: new Date(report.at).toISOString(),
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: results.map(result => ({
          ...result,
          ruleIndex: indexOf.get(result.ruleId ?? ''),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function createRules({ scorecards }: LoadedScorecards): ReportingDescriptor[] {
  return scorecards.flatMap(({ definition }) =>
    definition.checks.map(check => createRule(definition.id, check)),
  );
}

function createRule(
  scorecardId: string,
  check: CheckDefinition,
): ReportingDescriptor {
  const { title, why, remedy, capability, level, weight } = check;
  return {
    id: ruleId(scorecardId, check),
    name: check.id,
    shortDescription: { text: title },
    ...(why && { fullDescription: { text: why } }),
    ...(remedy && {
      help: { text: [remedy.text, remedy.link?.url].filter(Boolean).join(' ') },
    }),
    ...(remedy?.link && { helpUri: new URL(remedy.link.url).href }),
    defaultConfiguration: { level: 'error' },
    properties: {
      scorecard: scorecardId,
      level,
      weight,
      ...(capability && { tags: [capability] }),
    },
  };
}

function createResult(
  { entityRef, scorecard, location }: EntityOutcome,
  check: CheckOutcome,
  cwd: string,
): Result {
  const { definition, evaluation, position } = check;
  const rule = ruleId(scorecard.definition.id, definition);
  const reason = evaluation.message ? `: ${evaluation.message}` : '';
  return {
    ruleId: rule,
    level: levelOf(check),
    message: {
      text: `${entityRef}: ${definition.title} (${evaluation.status})${reason}`,
    },
    locations: [
      {
        ...locate(location, position, cwd),
        logicalLocations: [{ fullyQualifiedName: entityRef, kind: 'resource' }],
      },
    ],
    partialFingerprints: {
      'groundworkCheck/v1': fingerprint([rule, entityRef]),
    },
    properties: { status: evaluation.status, enforced: evaluation.enforced },
  };
}

/** What does not decide is worth knowing; what is not known may yet pass. */
function levelOf(check: CheckOutcome): Result.level {
  if (!holdsBack(check)) {
    return 'note';
  }
  return check.evaluation.status === 'fail' ? 'error' : 'warning';
}

function createProblemResults(
  { location, problems }: LoadedScorecards,
  cwd: string,
): Result[] {
  return problems.map(({ message, path, line = 1, column = 1 }) => ({
    ruleId: DEFINITION_RULE.id,
    level: 'error',
    message: { text: path ? `${path}: ${message}` : message },
    locations: [locate(location, { line, column }, cwd)],
    partialFingerprints: {
      'groundworkCheck/v1': fingerprint([
        DEFINITION_RULE.id,
        path ?? '',
        message,
      ]),
    },
  }));
}

function locate(
  file: string,
  { line, column }: { line: number; column: number },
  cwd: string,
): Location {
  const absolute = resolve(cwd, file);
  const fromHere = relative(cwd, absolute);
  const isBelow = !fromHere.startsWith('..') && !isAbsolute(fromHere);
  return {
    physicalLocation: {
      artifactLocation: isBelow
        ? {
            uri: fromHere.split(sep).map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          }
        : { uri: pathToFileURL(absolute).href },
      region: { startLine: line, startColumn: column },
    },
  };
}

function ruleId(scorecardId: string, { id }: CheckDefinition): string {
  return `${scorecardId}/${id}`;
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
