/**
 * What each process of ours carries in its environment variables, and hands on
 * to those that it starts.
 *
 * @internal
 */
export interface Mark {
  /** The driver's directory: other portals on this machine have theirs. */
  home: string;
  environmentId: string;
  resource: string;
  /** Of this start of the resource. */
  instance: string;
  /** Set on the program that keeps the process, and not on the process. */
  keeper: boolean;
}

const NAMES = {
  home: 'GROUNDWORK_HOME',
  environmentId: 'GROUNDWORK_ENVIRONMENT',
  resource: 'GROUNDWORK_RESOURCE',
  instance: 'GROUNDWORK_INSTANCE',
} as const;

const KEEPER = 'GROUNDWORK_KEEPER';

/**
 * The variables that say a mark.
 *
 * @internal
 */
export function variablesOf(mark: Mark): Record<string, string> {
  return {
    [NAMES.home]: mark.home,
    [NAMES.environmentId]: mark.environmentId,
    [NAMES.resource]: mark.resource,
    [NAMES.instance]: mark.instance,
    ...(mark.keeper && { [KEEPER]: '1' }),
  };
}

/**
 * Whether a variable is one that marks.
 *
 * @internal
 */
export function isMarkVariable(name: string): boolean {
  return name.startsWith('GROUNDWORK_');
}

/**
 * The mark in the variables of a process.
 *
 * @param environ - as `/proc/<pid>/environ` has it: `NAME=value` and zero bytes
 * @internal
 */
export function markIn(environ: string): Mark | undefined {
  if (!environ.includes(`${NAMES.home}=`)) {
    return undefined;
  }
  const variables = new Map(
    environ
      .split('\0')
      .map(variable => [
        variable.slice(0, variable.indexOf('=')),
        variable.slice(variable.indexOf('=') + 1),
      ]),
  );
  const home = variables.get(NAMES.home);
  const environmentId = variables.get(NAMES.environmentId);
  const resource = variables.get(NAMES.resource);
  const instance = variables.get(NAMES.instance);
  return home && environmentId && resource && instance
    ? { home, environmentId, resource, instance, keeper: variables.has(KEEPER) }
    : undefined;
}
