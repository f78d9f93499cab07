import { failureReport, stageLine } from './summary.mjs';
import { formatDuration } from './text.mjs';

/**
 * Tells how a run goes: a line for each stage that has ended, with what failed
 * below it, and on a terminal a last line with what is running.
 */
export function createProgress(stream, { width }) {
  const running = new Map();
  const live = stream.isTTY;
  const clear = () => live && stream.write('\r\u001b[K');
  const draw = () => {
    if (live && running.size > 0) {
      const parts = [...running].map(
        ([name, began]) => `${name} ${formatDuration(Date.now() - began)}`,
      );
      stream.write(`\r\u001b[K… ${parts.join(', ')}`);
    }
  };
  const timer = live ? setInterval(draw, 1_000) : undefined;
  return {
    began(name) {
      running.set(name, Date.now());
      draw();
    },
    ended(name, outcome, log) {
      running.delete(name);
      clear();
      stream.write(`${stageLine(name, outcome, width)}\n`);
      if (outcome.failures.length > 0 && !outcome.notRun) {
        stream.write(`\n${failureReport(outcome, log)}\n\n`);
      }
      draw();
    },
    stop() {
      clearInterval(timer);
      clear();
    },
  };
}
