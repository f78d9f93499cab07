// ./dev test: everything that CI runs, or a part of it.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { Failure, run } from './lib/command.mjs';
import { root } from './lib/root.mjs';
import { parseArguments, usage } from './test/arguments.mjs';
import { isBuilt } from './test/build-stamp.mjs';
import { stageContext, testEnvironment } from './test/context.mjs';
import { Processes } from './test/processes.mjs';
import { createProgress } from './test/progress.mjs';
import { schedule } from './test/scheduler.mjs';
import { select } from './test/selection.mjs';
import { createServices } from './test/services.mjs';
import { stages } from './test/stages/index.mjs';
import { exitCode, failed, summarise } from './test/summary.mjs';
import { excerpt } from './test/text.mjs';
import { readWorkspace } from './test/workspace.mjs';

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

await run(async argv => {
  const packages = readWorkspace(root);
  const asked = parseArguments(argv, {
    stages: stages.map(({ name }) => name),
    packages,
    exists: path => existsSync(join(root, path)),
  });
  if (asked.help || asked.list) {
    const names = stages.map(({ name }) => name).join('\n');
    process.stdout.write(`${asked.help ? usage : names}\n`);
    return 0;
  }
  const selection = select(stages, asked, {
    isBuilt: () => isBuilt(root, packages),
  });
  if (selection.length === 0) {
    throw new Failure('no stage has to do with that; see ./dev test --list', {
      exitCode: 2,
    });
  }
  return runSelection(selection, { asked, packages });
});

async function runSelection(selection, { asked, packages }) {
  const began = Date.now();
  const processes = new Processes();
  const shared = {
    root,
    packages,
    processes,
    env: testEnvironment(process.env),
  };
  shared.services = createServices(shared);
  const interrupted = stopOnSignals(processes);
  const progress = createProgress(process.stdout, {
    width: Math.max(...selection.map(({ stage }) => stage.name.length)),
  });
  let outcomes;
  try {
    outcomes = await schedule(
      selection.map(({ stage }) => stage),
      {
        cores: availableParallelism(),
        failFast: asked.failFast,
        signal: interrupted.signal,
        run: stage => runStage(stage, { selection, asked, shared, progress }),
        notRun: (stage, need) => {
          const outcome = { ...failed(`${need} failed`), notRun: true };
          progress.ended(stage.name, outcome);
          return outcome;
        },
      },
    );
  } finally {
    progress.stop();
    await shared.services.stop();
    await processes.stopAll();
  }
  if (interrupted.signal.aborted) {
    process.stdout.write('Interrupted.\n');
    return EXIT_CODES[interrupted.signal.reason];
  }
  const results = selection.map(({ stage: { name } }) => ({
    name,
    outcome: outcomes.get(name),
  }));
  process.stdout.write(`\n${summarise(results, Date.now() - began)}\n`);
  return exitCode(results);
}

async function runStage(stage, { selection, asked, shared, progress }) {
  const began = Date.now();
  progress.began(stage.name);
  const { targets } = selection.find(one => one.stage === stage);
  const context = stageContext({ ...shared, targets }, stage);
  let outcome;
  try {
    const misdirected =
      asked.stages.includes(stage.name) &&
      asked.targets.length > 0 &&
      targets.length === 0;
    outcome = misdirected
      ? failed('nothing of what was named belongs to this stage')
      : await stage.run(context);
  } catch (error) {
    const [what] = error.message.split('\n');
    outcome = failed(`the stage broke: ${what}`, excerpt(error.stack));
  }
  outcome.durationMs = Date.now() - began;
  progress.ended(stage.name, outcome, relative(root, context.log));
  return outcome;
}

/** The first signal ends everything in order; a second one is not patient. */
function stopOnSignals(processes) {
  const controller = new AbortController();
  for (const signal of Object.keys(EXIT_CODES)) {
    process.on(signal, () => {
      if (controller.signal.aborted) {
        process.exit(EXIT_CODES[signal]);
      }
      controller.abort(signal);
      processes.stopAll();
    });
  }
  return controller;
}
