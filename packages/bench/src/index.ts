import { inspect } from 'node:util';
import { InputError } from '@backstage/errors';
import { InterruptedError, main } from './cli/main';
import { benchmarks } from './registry';

// 2 and 130 are what shells expect of a wrong command line and an interrupt.
function exitCodeOf(error: unknown): number {
  if (error instanceof InputError) {
    return 2;
  }
  return error instanceof InterruptedError ? 130 : 1;
}

main(process.argv.slice(2), benchmarks).then(
  () => process.exit(0),
  error => {
    const code = exitCodeOf(error);
    process.stderr.write(`${code === 1 ? inspect(error) : error.message}\n`);
    process.exit(code);
  },
);
