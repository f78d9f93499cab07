import { Bench } from '../Bench';
import { stepOf } from '../runOperation';
import { findLeak } from '../secretForms';
import { must } from './expectations';

/**
 * Secrets, in whichever form, are in nothing that the driver says or stores: in
 * no plan, state, output, intent, observation, inventory, error and line of log.
 */
export async function keepsSecrets<World>(bench: Bench<World>): Promise<void> {
  const target = bench.target();
  const { subject, world, ledger } = bench;
  await bench.plan(target, 'first');
  const found = await bench.applied(target, 'first');
  await bench.plan(target, 'changed');
  await bench.applied(target, 'changed');
  await bench.observe(target, 'changed');
  await bench.inventory(target);
  await subject.drift?.(found, world);
  await bench.observe(target, 'changed');
  await bench.plan(target, 'first');
  await bench.applied(target, 'first');
  if (subject.capabilities?.pause) {
    stepOf(await bench.pause(target));
    stepOf(await bench.resume(target));
  }
  await bench.plan(target, undefined);
  await bench.destroyed(target);

  const secrets = ledger.secretValues();
  for (const said of bench.said) {
    mustNotLeak('What it answers or stores', said, secrets);
  }
  for (const { level, text } of ledger.logs()) {
    mustNotLeak(`Its log (${level})`, text, secrets);
  }
}

function mustNotLeak(
  what: string,
  text: string,
  secrets: readonly string[],
): void {
  const leak = findLeak(text, secrets);
  must(
    leak === undefined,
    `${what} gives a secret away, as '${leak?.form}': ${text}`,
  );
}
