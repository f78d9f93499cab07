/**
 * Tells, in milliseconds, how long this process has kept processors busy since
 * it was called: what is left of a duration on a machine that does other work
 * as well.
 */
export function startCpuClock(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  };
}
