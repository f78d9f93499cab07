// ./dev reset: ends the services of environments, and removes the portal's local
// state.
import { createInterface } from 'node:readline/promises';
import { Failure, readOptions, run } from './lib/command.mjs';
import {
  endEnvironmentProcesses,
  findEnvironmentProcesses,
} from './lib/environment-processes.mjs';
import { findUser } from './lib/portal.mjs';
import { describeState, removeState } from './lib/reset.mjs';
import { root } from './lib/root.mjs';

const say = line => process.stdout.write(`${line}\n`);

await run(async args => {
  const { yes } = readOptions(args, {
    yes: { type: 'boolean', short: 'y', default: false },
  });
  const user = await findUser(root);
  if (user) {
    throw new Failure(
      `the portal runs from this folder (process ${user.pid}, port ${user.port}); stop it before its state is removed`,
    );
  }
  const state = await describeState(root);
  const services = (await findEnvironmentProcesses(root)).filter(
    ({ isKeeper }) => !isKeeper,
  );
  if (!state && services.length === 0) {
    say('There is nothing to remove: .data/ does not exist.');
    return;
  }
  const removed = state ?? '.data/ (nothing)';
  if (!yes && !(await agreed(questionFor(removed, services)))) {
    say('Nothing was removed.');
    return;
  }
  // First, since they would go on writing into what is removed.
  await endEnvironmentProcesses(root);
  await removeState(root);
  if (services.length > 0) {
    say(`Ended ${processes(services)} of environments.`);
  }
  say(`Removed ${removed}.`);
  if (process.env.GROUNDWORK_DATABASE_URL) {
    say('The PostgreSQL of GROUNDWORK_DATABASE_URL was left as it is.');
  }
});

function questionFor(state, services) {
  return services.length === 0
    ? `Remove ${state}?`
    : `Remove ${state} and end ${processes(services)} of environments?`;
}

function processes({ length }) {
  return length === 1 ? '1 process' : `${length} processes`;
}

async function agreed(question) {
  if (!process.stdin.isTTY) {
    throw new Failure(
      `${question
        .toLowerCase()
        .replace(
          '?',
          '',
        )} needs a yes, and there is no terminal to ask on; add --yes`,
      { exitCode: 2 },
    );
  }
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  try {
    return /^y(es)?$/i.test(
      (await terminal.question(`${question} [y/N] `)).trim(),
    );
  } finally {
    terminal.close();
  }
}
