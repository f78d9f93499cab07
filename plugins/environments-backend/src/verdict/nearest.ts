/** How many are named when something is not there. */
const FEW = 3;

/**
 * Names that may have been meant: those that contain it or differ by few letters
 * first.
 */
export function nearestTo(wanted: string, known: readonly string[]): string[] {
  const lower = wanted.toLowerCase();
  return known
    .map(name => ({ name, score: scoreOf(lower, name.toLowerCase()) }))
    .sort((a, b) => a.score - b.score || (a.name < b.name ? -1 : 1))
    .slice(0, FEW)
    .map(({ name }) => name);
}

function scoreOf(wanted: string, name: string): number {
  const distance = distanceOf(wanted.slice(0, 250), name.slice(0, 250));
  return name.includes(wanted) || wanted.includes(name)
    ? Math.min(distance, 1)
    : distance;
}

/** Levenshtein's: how many letters to add, remove or change. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
