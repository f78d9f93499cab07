/**
 * What a change did to a tree, told so that it can be taken back.
 *
 * A history is made backwards from the service as it is: the newest change is
 * undone first. That way the last commit is the service's folder, byte for
 * byte, and older versions follow when the service is edited.
 */

export class EditError extends Error {
  constructor(message) {
    super(message);
    this.name = 'EditError';
  }
}

function contentOf(tree, path) {
  const entry = tree.get(path);
  if (entry) return entry.content;
  throw new EditError(`${path} does not exist`);
}

function withContent(tree, path, content) {
  const { mode } = tree.get(path);
  return new Map(tree).set(path, { mode, content });
}

function withoutFile(tree, path) {
  const rest = new Map(tree);
  rest.delete(path);
  return rest;
}

function occurrences(content, wanted) {
  return content.split(wanted).length - 1;
}

function onlyLine(all, path, matches, what) {
  const found = all.flatMap((line, index) => (matches(line) ? [index] : []));
  if (found.length === 1) return found[0];
  throw new EditError(
    `${path} must have one line ${what}, and has ${found.length}`,
  );
}

function edit(undo, redo) {
  return { undo, redo, isEdit: true };
}

/** The other way round: what was done is undone, and may be done again. */
export function inverse({ undo, redo }) {
  return edit(redo, undo);
}

/** The change added the file. */
export function file(path, { optional = false } = {}) {
  return edit(tree => {
    if (!optional) contentOf(tree, path);
    return withoutFile(tree, path);
  });
}

/** The change added all files that no later change adds. */
export function everything() {
  return edit(() => new Map());
}

/** The change deleted a file, which held this before. */
export function removed(path, content) {
  return inverse(added(path, content));
}

/** The change renamed a file. */
export function moved(path, from) {
  return edit(tree => {
    contentOf(tree, path);
    return withoutFile(tree, path).set(from, tree.get(path));
  });
}

/** The change replaced `before` by `now`; an empty `before` is an insertion. */
export function text(path, now, before = '', { all = false } = {}) {
  const swap = (wanted, other) => tree => {
    const content = contentOf(tree, path);
    const count = occurrences(content, wanted);
    if (count !== 1 && !(all && count > 1)) {
      throw new EditError(
        `${path} must hold this text once, and holds it ${count} times: ${wanted}`,
      );
    }
    return withContent(tree, path, content.split(wanted).join(other));
  };
  return edit(swap(now, before), before ? swap(before, now) : undefined);
}

/** The change adds a file that the service does not have (yet). */
export function added(path, content) {
  const put = tree => new Map(tree).set(path, { mode: '100644', content });
  return edit(tree => withoutFile(tree, path), put);
}

/** The change added lines; each is named by a text that only it holds. */
export function lines(path, ...texts) {
  return edit(tree => {
    let rest = contentOf(tree, path).split('\n');
    for (const wanted of texts) {
      const matches = line => line.includes(wanted);
      const index = onlyLine(rest, path, matches, `with: ${wanted}`);
      rest = [...rest.slice(0, index), ...rest.slice(index + 1)];
    }
    return withContent(tree, path, rest.join('\n'));
  });
}

const OPENS = /([{([`=]|=>)$/;
const CLOSES = /^[}\])`]/;

function indentOf(line) {
  return line.length - line.trimStart().length;
}

function endOfBlock(all, start, path) {
  if (!OPENS.test(all[start])) return start;
  const indent = indentOf(all[start]);
  for (let index = start + 1; index < all.length; index++) {
    const line = all[index];
    const closes = indentOf(line) === indent && CLOSES.test(line.trim());
    if (closes && !OPENS.test(line)) return index;
  }
  throw new EditError(`${path}: nothing closes: ${all[start]}`);
}

function startWithComment(all, start) {
  let first = start;
  while (first > 0 && /^\s*(\/\/|\/\*|\*)/.test(all[first - 1])) first -= 1;
  return first;
}

/**
 * The change added what starts with this text (a function, a test, a rule of
 * CSS) down to the line that closes it, with the comment above.
 */
export function block(path, opening) {
  return edit(tree => {
    const all = contentOf(tree, path).split('\n');
    const matches = line => line.trimStart().startsWith(opening);
    const start = onlyLine(all, path, matches, `that starts: ${opening}`);
    let first = startWithComment(all, start);
    let next = endOfBlock(all, start, path) + 1;
    if (first > 0 && all[first - 1] === '') first -= 1;
    else if (all[next] === '') next += 1;
    const rest = [...all.slice(0, first), ...all.slice(next)];
    return withContent(tree, path, rest.join('\n'));
  });
}

/** The change added a section of Markdown, named by its heading. */
export function section(path, heading) {
  return edit(tree => {
    const all = contentOf(tree, path).split('\n');
    const start = onlyLine(
      all,
      path,
      l => l === heading,
      `equal to ${heading}`,
    );
    const level = heading.indexOf(' ');
    const isNext = line => new RegExp(`^#{1,${level}} `).test(line);
    const next = all.findIndex((line, at) => at > start && isNext(line));
    const rest = [
      ...all.slice(0, start),
      ...(next === -1 ? [] : all.slice(next)),
    ];
    const content = `${rest.join('\n').trimEnd()}\n`;
    return withContent(tree, path, content);
  });
}
