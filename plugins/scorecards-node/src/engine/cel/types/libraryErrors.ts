import { ParseError, TypeError } from '@marcbachmann/cel-js';
import {
  MAX_ARGUMENTS,
  MAX_DEPTH,
  MAX_LIST_LITERAL,
  MAX_MAP_LITERAL,
  MAX_PARTS,
} from '../limits';
import type { Span } from '../failures';
import { Refusal } from '../problems';

type LibraryError = ParseError | TypeError;

const TOKENS: Readonly<Record<string, string>> = {
  EOF: 'the end',
  NUMBER: 'a number',
  STRING: 'a text',
  BOOLEAN: 'true or false',
  NULL: 'null',
  IDENTIFIER: 'a name',
  BYTES: 'bytes',
  PLUS: "'+'",
  MINUS: "'-'",
  MULTIPLY: "'*'",
  DIVIDE: "'/'",
  MODULO: "'%'",
  EQ: "'=='",
  NE: "'!='",
  LT: "'<'",
  LE: "'<='",
  GT: "'>'",
  GE: "'>='",
  AND: "'&&'",
  OR: "'||'",
  NOT: "'!'",
  IN: "'in'",
  LPAREN: "'('",
  RPAREN: "')'",
  LBRACKET: "'['",
  RBRACKET: "']'",
  LBRACE: "'{'",
  RBRACE: "'}'",
  DOT: "'.'",
  COMMA: "','",
  COLON: "':'",
  QUESTION: "'?'",
};

const LIMITS: Readonly<Record<string, string>> = {
  maxAstNodes: `the expression is too large: it has more than ${MAX_PARTS} parts`,
  maxDepth: `the expression is nested deeper than ${MAX_DEPTH} levels`,
  maxListElements: `a list has more than ${MAX_LIST_LITERAL} elements`,
  maxMapEntries: `a map has more than ${MAX_MAP_LITERAL} entries`,
  maxCallArguments: `a call has more than ${MAX_ARGUMENTS} arguments`,
};

const TOKEN_NAME = new RegExp(
  `\\b(?:${Object.keys(TOKENS).join('|')})\\b`,
  'g',
);

/** What the library found, in words for those who write checks. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ParseError || error instanceof TypeError) {
    return new Refusal(describe(error), spanOf(error));
  }
  // It counts the depth of parentheses and selections, not of `!!!…`, which are
  // too many for its parts anyway.
  if (error instanceof RangeError) return new Refusal(LIMITS.maxDepth);
  // It gives up on some expressions, e.g. `[].all(x, x > 0)`, with errors that
  // say neither where nor why.
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal(`the expression cannot be type-checked: ${reason}`);
}

/** The library points to the last name of `a.b.c`, which only of fields is right. */
function spanOf({ code, node, range }: LibraryError): Span | undefined {
  return node && code !== 'no_such_key'
    ? { start: node.start, end: node.end }
    : range;
}

function describe(error: LibraryError): string {
  const text = withoutTypeNames(error.summary);
  const rest = text.slice(text.indexOf(':') + 1).trim();
  switch (error.code) {
    case 'limit_exceeded':
      return LIMITS[/max\w+/.exec(text)?.[0] ?? ''] ?? text;
    case 'expected_token':
    case 'unexpected_token':
      return lowerFirst(text.replace(TOKEN_NAME, it => TOKENS[it]));
    case 'no_such_overload':
      return describeOverload(rest);
    case 'no_matching_overload':
      return `there is no function ${text.slice(text.indexOf("'"))}`;
    case 'no_such_key':
      return `there is no field '${rest}'`;
    case 'invalid_macro_argument':
      return `${
        text.split('(')[0]
      }() needs the name of a variable first, as in all(x, x > 0)`;
    default:
      return lowerFirst(text);
  }
}

function describeOverload(operation: string): string {
  const hint = / null$|^null /.test(operation)
    ? '; has(…) says whether a fact or field has a value'
    : '';
  return `${operation} is not possible${hint}`;
}

/** Types of facts and objects have names that are nobody's business. */
function withoutTypeNames(text: string): string {
  return text
    .replace(/google\.protobuf\.Timestamp/g, 'timestamp')
    .replace(/google\.protobuf\.Duration/g, 'duration')
    .replace(/\b(?:object|facts)\.[\w.]+/g, 'object');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
