/** Too slow for a quick look at one package, unless asked for. */
const NOT_BY_DEFAULT = ['build', 'e2e'];

/**
 * Which stages run, each with the targets that it has to do with. No targets
 * means everything.
 *
 * @param {object[]} stages - all, in their order
 * @param {{stages: string[], targets: object[], asBuilt: boolean}} asked
 * @param {object} state
 * @param {() => boolean} state.isBuilt - whether the last build is of the
 *   present sources
 * @returns {{stage: object, targets: object[]}[]}
 */
export function select(stages, asked, { isBuilt }) {
  const targetsOf = stage => asked.targets.filter(stage.accepts);
  const names = new Set(
    asked.stages.length > 0
      ? asked.stages
      : stages
          .filter(
            stage =>
              asked.targets.length === 0 ||
              (targetsOf(stage).length > 0 &&
                !NOT_BY_DEFAULT.includes(stage.name)),
          )
          .map(({ name }) => name),
  );
  const added = asked.asBuilt ? new Set() : needed(stages, names, isBuilt);
  return stages
    .filter(({ name }) => names.has(name) || added.has(name))
    .map(stage => ({
      stage,
      targets: added.has(stage.name) ? [] : targetsOf(stage),
    }));
}

/** What has to run first, so that nothing is tested on an old result. */
function needed(stages, names, isBuilt) {
  const added = new Set();
  const visit = name => {
    const { needs = [] } = stages.find(stage => stage.name === name);
    for (const need of needs) {
      const fresh = need === 'build' && !names.has(need) && isBuilt();
      if (!fresh && !names.has(need) && !added.has(need)) {
        added.add(need);
      }
      if (!fresh) {
        visit(need);
      }
    }
  };
  names.forEach(visit);
  return added;
}
