/**
 * Runs stages in their order, two at a time where the cores allow it.
 *
 * A stage starts when those that it needs have passed, those that it must come
 * after have ended, and its cores are free. A later stage never takes cores
 * that an earlier one, which could start but for them, waits for.
 *
 * @param {{name: string, needs?: string[], after?: string[], cores: number}[]}
 *   stages
 * @param {object} options
 * @param {number} options.cores
 * @param {boolean} [options.failFast]
 * @param {(stage: object) => Promise<{failed: number}>} options.run
 * @param {(stage: object, failedNeed: string) => {failed: number}}
 *   options.notRun - what becomes of a stage that cannot run
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<Map<string, object>>} outcomes by name
 */
export async function schedule(stages, options) {
  const { cores, failFast = false, run, notRun, signal } = options;
  const outcomes = new Map();
  const running = new Map();
  let waiting = [...stages];

  const selected = new Set(stages.map(({ name }) => name));
  const pending = names =>
    (names ?? []).some(name => selected.has(name) && !outcomes.has(name));
  const failedNeed = stage =>
    (stage.needs ?? []).find(name => outcomes.get(name)?.failed > 0);
  const stopping = () =>
    signal?.aborted ||
    (failFast && [...outcomes.values()].some(({ failed }) => failed > 0));

  function settleUnrunnable() {
    for (const stage of waiting) {
      const need = stopping() ? 'an earlier stage' : failedNeed(stage);
      if (need) {
        outcomes.set(stage.name, notRun(stage, need));
      }
    }
    const before = waiting.length;
    waiting = waiting.filter(({ name }) => !outcomes.has(name));
    return waiting.length < before;
  }

  function startWhatFits() {
    let free = cores;
    for (const { stage } of running.values()) {
      free -= Math.min(stage.cores, cores);
    }
    for (const stage of waiting) {
      if (!pending(stage.needs) && !pending(stage.after)) {
        const wanted = Math.min(stage.cores, cores);
        free -= wanted;
        if (free < 0) {
          return;
        }
        const ended = run(stage).then(outcome => {
          outcomes.set(stage.name, outcome);
          running.delete(stage.name);
        });
        running.set(stage.name, { stage, ended });
      }
    }
  }

  for (;;) {
    while (settleUnrunnable());
    startWhatFits();
    waiting = waiting.filter(({ name }) => !running.has(name));
    if (running.size === 0) {
      break;
    }
    await Promise.race([...running.values()].map(({ ended }) => ended));
  }
  if (waiting.length > 0) {
    const names = waiting.map(({ name }) => name).join(', ');
    throw new Error(`stages wait for each other: ${names}`);
  }
  return outcomes;
}
