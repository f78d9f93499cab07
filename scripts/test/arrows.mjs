/**
 * Which family of plugins may know which others, lowest first. Families speak
 * over HTTP; what they may depend on is the other's libraries.
 */
const ARROWS = {
  groundwork: [],
  ownership: ['groundwork'],
  delivery: ['groundwork', 'ownership'],
  environments: ['groundwork', 'ownership', 'delivery'],
  scorecards: ['groundwork', 'ownership', 'delivery', 'environments'],
  maturity: [
    'groundwork',
    'ownership',
    'delivery',
    'environments',
    'scorecards',
  ],
};

const SERVER = ['node-library', 'common-library'];
const BROWSER = ['web-library', 'common-library'];

/** Which roles a package of a role may depend on within the workspace. */
const USES = {
  'common-library': ['common-library'],
  'node-library': SERVER,
  'web-library': BROWSER,
  'backend-plugin': SERVER,
  'backend-plugin-module': SERVER,
  'frontend-plugin': BROWSER,
  'frontend-plugin-module': BROWSER,
  frontend: [...BROWSER, 'frontend-plugin', 'frontend-plugin-module'],
  backend: [...SERVER, 'backend-plugin', 'backend-plugin-module', 'frontend'],
  cli: [...SERVER, 'backend-plugin', 'backend-plugin-module', 'backend'],
};

/** Third-party packages that tie a library to the browser or to Node. */
const NOT_COMMON =
  /^(react|react-dom|react-router(-dom)?|react-use|@material-ui\/.*|@remixicon\/.*|express|express-promise-router|knex|pg|better-sqlite3|winston|undici|node-fetch|fs-extra|@opentelemetry\/sdk-.*)$/;

/**
 * Finds what is wrong with the graph of the workspace's packages: cycles,
 * arrows against the design, libraries that are tied to a side.
 *
 * Dependencies for development do not count: a test may start a neighbour for
 * real.
 *
 * @param {object} graph
 * @param {{name: string, dir: string, role?: string, family?: string,
 *   dependencies: string[], builtins?: string[]}[]} graph.packages
 *   `builtins`: Node modules that the sources import, as `file: module`
 * @param {(name: string) => string | undefined} graph.roleOf - the Backstage
 *   role of a package outside of the workspace
 * @returns {string[]} one line per problem
 */
export function checkArrows({ packages, roleOf }) {
  const byName = new Map(packages.map(pkg => [pkg.name, pkg]));
  const problems = findCycles(packages).map(
    cycle => `import cycle: ${cycle.join(' → ')}`,
  );
  for (const from of packages) {
    for (const name of from.dependencies) {
      const to = byName.get(name);
      problems.push(
        ...(to ? checkInside(from, to) : checkOutside(from, name, roleOf)),
      );
    }
    for (const use of from.builtins ?? []) {
      problems.push(
        `${from.dir}: a ${from.role} runs in the browser too, but ${use}`,
      );
    }
  }
  return problems;
}

function checkInside(from, to) {
  const arrow = `${from.dir} → ${to.dir}`;
  const problems = [];
  const uses = USES[from.role];
  if (!uses) {
    problems.push(
      `${from.dir}: role '${from.role}' is not one of ${Object.keys(USES).join(
        ', ',
      )}`,
    );
  } else if (!uses.includes(to.role)) {
    problems.push(
      `${arrow}: a ${from.role} may depend on ${uses.join(', ')}, not on a ${
        to.role
      }`,
    );
  }
  const family = familyOf(from);
  const below = ARROWS[family];
  const known = to.family !== undefined && to.family in ARROWS;
  if (below && known && to.family !== family) {
    if (!below.includes(to.family)) {
      problems.push(
        `${arrow}: ${family} may know ${
          below.join(', ') || 'no other family'
        }, not ${to.family}`,
      );
    }
  }
  return problems;
}

/**
 * The family that a package is part of. A module by which a plugin adds itself to one
 * that is lower, and does not know it, is part of the higher one.
 */
function familyOf({ dir, family, role }) {
  const added = /-module-([a-z]+)$/.exec(dir)?.[1];
  return role === 'backend-plugin-module' && ARROWS[added]?.includes(family)
    ? added
    : family;
}

function checkOutside(from, name, roleOf) {
  if (from.role !== 'common-library') {
    return [];
  }
  const role = roleOf(name);
  if (role !== undefined && role !== 'common-library') {
    return [`${from.dir} → ${name}: a common-library may not use a ${role}`];
  }
  return NOT_COMMON.test(name)
    ? [`${from.dir} → ${name}: ties a common-library to one side`]
    : [];
}

/**
 * One cycle for each group of packages that reach each other: the shortest way
 * round from its first member, so that the message is as short as the fix.
 */
export function findCycles(packages) {
  const edges = new Map(
    packages.map(({ name, dependencies }) => [name, dependencies]),
  );
  const cycles = [];
  const reported = new Set();
  for (const { name } of packages) {
    if (!reported.has(name)) {
      const cycle = shortestWayBack(name, edges);
      if (cycle && !cycle.some(member => reported.has(member))) {
        cycles.push(cycle);
        cycle.forEach(member => reported.add(member));
      }
    }
  }
  return cycles;
}

function shortestWayBack(start, edges) {
  const cameFrom = new Map();
  const queue = [start];
  for (const current of queue) {
    for (const next of edges.get(current) ?? []) {
      if (next === start) {
        return [...wayTo(current, start, cameFrom), start];
      }
      if (edges.has(next) && !cameFrom.has(next)) {
        cameFrom.set(next, current);
        queue.push(next);
      }
    }
  }
  return undefined;
}

function wayTo(end, start, cameFrom) {
  const way = [end];
  while (way[0] !== start) {
    way.unshift(cameFrom.get(way[0]));
  }
  return way;
}
