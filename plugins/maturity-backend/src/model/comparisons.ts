/** What an expression asks of one fact: at least so much, or at most. */
export interface Comparison {
  factId: string;
  bound: 'least' | 'most';
  /** Whether the value itself is not enough. */
  strict: boolean;
  value: number;
  /** As it is written, such as `delivery.leadTimeP50Hours <= 24.0`. */
  text: string;
}

const FACT = '[a-z][A-Za-z0-9]*(?:\\.[A-Za-z][A-Za-z0-9]*)+';
const NUMBER = '-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?';
const FACT_FIRST = new RegExp(`^(${FACT})\\s*(<=|>=|<|>)\\s*(${NUMBER})$`);
const NUMBER_FIRST = new RegExp(`^(${NUMBER})\\s*(<=|>=|<|>)\\s*(${FACT})$`);

/**
 * Finds the limits that an expression sets to facts: comparisons with numbers that
 * all have to hold. What stands in an alternative, a function or a list is none.
 */
export function comparisonsOf(expression: string): Comparison[] {
  const conjuncts = splitConjuncts(withoutTexts(expression)) ?? [];
  return conjuncts.flatMap(conjunct => readComparison(conjunct) ?? []);
}

/** Whether an expression reads a fact. */
export function readsFact(expression: string, factId: string): boolean {
  const plain = withoutTexts(expression).replaceAll('.?', '.');
  const id = factId.replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w.])${id}(?!\\w)`).test(plain);
}

/** Whether whoever meets `a` need not meet `b`: `a` asks for less. */
export function isEasier(a: Comparison, b: Comparison): boolean {
  if (a.value !== b.value) {
    return a.bound === 'least' ? a.value < b.value : a.value > b.value;
  }
  return b.strict && !a.strict;
}

/** Without comments, and with nothing in quotes. */
function withoutTexts(expression: string): string {
  return expression.replace(
    /'''[^]*?'''|"""[^]*?"""|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/\/[^\n]*/g,
    found => (found.startsWith('//') ? '' : "''"),
  );
}

/** Parts that `&&` joins; undefined where they do not all have to hold. */
function splitConjuncts(expression: string): string[] | undefined {
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < expression.length; at++) {
    const two = expression.slice(at, at + 2);
    if ('([{'.includes(expression[at])) {
      depth++;
    } else if (')]}'.includes(expression[at])) {
      depth--;
    } else if (depth === 0 && (two === '||' || expression[at] === '?')) {
      return undefined;
    } else if (depth === 0 && two === '&&') {
      parts.push(expression.slice(begin, at));
      begin = at + 2;
    }
  }
  return [...parts, expression.slice(begin)];
}

function readComparison(conjunct: string): Comparison | undefined {
  const text = conjunct
    .trim()
    .replace(/^\((.*)\)$/s, '$1')
    .trim();
  const first = FACT_FIRST.exec(text);
  if (first) {
    const [, factId, operator, value] = first;
    return comparison(factId, operator, Number(value), text);
  }
  const last = NUMBER_FIRST.exec(text);
  if (last) {
    const [, value, operator, factId] = last;
    const turned = operator.startsWith('<')
      ? operator.replace('<', '>')
      : operator.replace('>', '<');
    return comparison(factId, turned, Number(value), text);
  }
  return undefined;
}

function comparison(
  factId: string,
  operator: string,
  value: number,
  text: string,
): Comparison {
  return {
    factId,
    bound: operator.startsWith('>') ? 'least' : 'most',
    strict: !operator.endsWith('='),
    value,
    text,
  };
}
