function unique(trailers) {
  const seen = new Set();
  return trailers.filter(trailer => {
    const key = trailer.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function wrap(paragraph, width = 72) {
  return paragraph
    .split(' ')
    .reduce(
      (lines, word) => {
        const last = lines[lines.length - 1];
        const fits = last.length + 1 + word.length <= width;
        if (last === '') return [...lines.slice(0, -1), word];
        if (fits) return [...lines.slice(0, -1), `${last} ${word}`];
        return [...lines, word];
      },
      [''],
    )
    .join('\n');
}

/** Subject, paragraphs and, as the last of them, the trailers. */
function compose(subject, paragraphs, trailers = []) {
  const last = unique(trailers).join('\n');
  const parts = [subject, ...paragraphs, last].filter(Boolean);
  return `${parts.join('\n\n')}\n`;
}

function whyOf(change) {
  return change.why ? wrap(change.why) : '';
}

/** What a revert says it takes back, as `git revert` or a button words it. */
function revertLine(change, service, target) {
  if (!target) return '';
  if (change.mention === 'number') {
    return `Reverts acme/${service}#${target.number}`;
  }
  return `This reverts commit ${target.id}.`;
}

export function commitMessage(commit, paragraphs = []) {
  return compose(commit.subject, paragraphs, commit.trailers);
}

export function directMessage(change, commit) {
  return compose(commit.subject, [whyOf(change)], commit.trailers);
}

export function squashMessage(change, service, target) {
  const { title, number, commits, pair, author } = change;
  const bullets = commits.map(({ subject }) => `* ${subject}`).join('\n');
  const others = [...commits.map(({ person }) => person), pair]
    .filter(person => person && person !== author)
    .map(({ name, email }) => `Co-authored-by: ${name} <${email}>`);
  const trailers = commits.flatMap(commit => commit.trailers);
  const paragraphs = [
    revertLine(change, service, target),
    whyOf(change),
    commits.length > 1 ? bullets : '',
  ];
  return compose(`${title} (#${number})`, paragraphs, [...others, ...trailers]);
}

export function mergeMessage({ title, number, branch, why }) {
  const subject = `Merge pull request #${number} from acme/${branch}`;
  return compose(subject, [title, why ? wrap(why) : '']);
}

export function tagMessage(service, version, titles) {
  const list = titles.map(title => `- ${title}`).join('\n');
  return compose(`${service} ${version}`, [list]);
}
