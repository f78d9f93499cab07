import { TOOLS } from './attribution.mjs';

const FILLERS =
  /^(an?|and|are|as|at|by|for|from|in|is|it|its|no|not|of|on|or|our|that|the|their|them|they|to|what|when|which|while|with)$/;

function slug(title) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g);
  const telling = words.filter(word => !FILLERS.test(word));
  return telling.slice(0, 4).join('-');
}

export function branchName({ change, tool, random }) {
  if (change.branch) return change.branch;
  const prefix = tool && TOOLS[tool].branch;
  const ownName = tool && (TOOLS[tool].author || random.chance(0.6));
  return prefix && ownName
    ? `${prefix}/${slug(change.title)}`
    : slug(change.title);
}

/** Gives every pull request a number, in the order in which they were opened. */
export function giveNumbers(entries, random) {
  const opened = entries
    .filter(entry => entry.land !== 'direct')
    .sort((a, b) => a.openedAt - b.openedAt);
  let number = 0;
  for (const entry of opened) {
    // Issues and closed pull requests take numbers, too.
    number += 1 + (random.chance(0.3) ? random.int(1, 2) : 0);
    entry.number = number;
  }
}
