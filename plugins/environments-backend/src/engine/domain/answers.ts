/**
 * What is wrong with what drivers give back, told to whoever writes them. Types do
 * not help who writes JavaScript, nor a program that answers in JSON.
 */

const KINDS = ['done', 'wait', 'retry', 'fail'];
const CLASSES = ['transient', 'quota'];
const STATUSES = ['ready', 'degraded', 'absent', 'paused', 'unknown'];

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a step; undefined when nothing is. */
export function stepProblem(step: unknown): string | undefined {
  if (!isObject(step)) {
    return 'it is no object';
  }
  const common =
    choiceProblem(step, 'kind', KINDS) ?? objectProblem(step, 'state');
  if (common !== undefined) {
    return common;
  }
  switch (step.kind) {
    case 'wait':
      return textProblem(step, 'on') ?? waitProblem(step);
    case 'retry':
      return choiceProblem(step, 'class', CLASSES) ?? errorProblem(step);
    case 'fail':
      return errorProblem(step);
    default:
      return madeProblem(step);
  }
}

/** What is wrong with an observation; undefined when nothing is. */
export function observationProblem(observation: unknown): string | undefined {
  if (!isObject(observation)) {
    return 'it is no object';
  }
  return (
    choiceProblem(observation, 'status', STATUSES) ??
    ifAny(observation, 'message', textProblem) ??
    ifAny(observation, 'drift', textProblem) ??
    madeProblem(observation)
  );
}

/** What is wrong with when something was used; undefined when nothing is. */
export function activityProblem(at: unknown): string | undefined {
  const isDate = at instanceof Date && !Number.isNaN(at.getTime());
  return at === undefined || isDate ? undefined : 'it is no date';
}

function madeProblem(answer: Fields): string | undefined {
  return (
    ifAny(answer, 'outputs', objectProblem) ??
    ifAny(answer, 'externalId', textProblem)
  );
}

function errorProblem(step: Fields): string | undefined {
  return textProblem(step, 'error') ?? ifAny(step, 'remediation', textProblem);
}

function waitProblem({ afterMs }: Fields): string | undefined {
  return Number.isFinite(afterMs) && (afterMs as number) >= 0
    ? undefined
    : 'afterMs is no number of milliseconds';
}

function choiceProblem(
  answer: Fields,
  field: string,
  choices: readonly string[],
): string | undefined {
  const value = answer[field];
  if (typeof value === 'string' && choices.includes(value)) {
    return undefined;
  }
  return `${field} is ${wordOf(value)}; it must be one of ${choices.join(
    ', ',
  )}`;
}

/** Anything else than a word may be long, or secret. */
function wordOf(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  return typeof value === 'string' && /^[\w -]{1,40}$/.test(value)
    ? `'${value}'`
    : 'something else';
}

function textProblem(answer: Fields, field: string): string | undefined {
  return typeof answer[field] === 'string' ? undefined : `${field} is no text`;
}

function objectProblem(answer: Fields, field: string): string | undefined {
  return isObject(answer[field]) ? undefined : `${field} is no object`;
}

function ifAny(
  answer: Fields,
  field: string,
  problemOf: (answer: Fields, field: string) => string | undefined,
): string | undefined {
  return answer[field] === undefined ? undefined : problemOf(answer, field);
}

function isObject(it: unknown): it is Fields {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}
