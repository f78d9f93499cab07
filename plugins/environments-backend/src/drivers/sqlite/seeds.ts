/**
 * Statements that reach beyond the database that they are for.
 */
const REFUSED = ['ATTACH', 'DETACH', 'VACUUM'];

/** What is read as one thing, as far as it matters where it ends. */
const TOKENS = [
  /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/,
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/,
  // Names, so that a `$` in one is not taken for the start of a parameter. A byte
  // order mark is no part of one that follows.
  /(?!\ufeff)[\w\u0080-\uffff][\w$\u0080-\uffff]*/,
  // Parameters may end with parentheses, and what is in these begins no string.
  /[$@:#](?:[\w$\u0080-\uffff]|::)+\([^\s)]*\)/,
];
const TOKEN = new RegExp(TOKENS.map(({ source }) => source).join('|'), 'g');

/**
 * The first statement of a text that a seed may not have: those that read or
 * write other files.
 *
 * @internal
 */
export function refusedStatement(sql: string): string | undefined {
  return statementsOf(sql)
    .map(words => /^\s*([A-Za-z_]+)/.exec(words)?.[1].toUpperCase())
    .find(word => word !== undefined && REFUSED.includes(word));
}

/**
 * Statements without comments, strings and quoted names. What is between the
 * semicolons of a trigger counts as statements, too.
 *
 * @see https://www.sqlite.org/lang_comment.html
 * @see https://www.sqlite.org/lang_expr.html#parameters
 */
function statementsOf(sql: string): string[] {
  return sql.replace(TOKEN, withoutContent).split(';');
}

function withoutContent(token: string): string {
  if (/^\w|^[\u0080-\uffff]/.test(token)) {
    return token;
  }
  return /^(--|\/\*)/.test(token) ? ' ' : '?';
}
