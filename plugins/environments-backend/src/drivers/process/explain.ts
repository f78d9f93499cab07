import { RunStatus } from './Launcher';
import { ProcessSpec } from './spec';

/**
 * An error for people.
 *
 * @internal
 */
export interface Explanation {
  error: string;
  remediation?: string;
}

/**
 * Why a service or a build that has ended should not have.
 *
 * @param leftBehind - how many processes it has started that live
 * @internal
 */
export function explainEnd(
  what: 'service' | 'build',
  status: Extract<RunStatus, { phase: 'ended' }>,
  options: { spec: ProcessSpec; leftBehind: number },
): Explanation {
  const { limits, build } = options.spec;
  const { code, signal, killedFor } = status;
  if (killedFor === 'memory') {
    return {
      error: `the ${what} used more than the ${limits.memoryMb} MB of memory that limits/memoryMb allows, and was ended`,
      remediation: 'Raise limits/memoryMb in the blueprint, or use less.',
    };
  }
  if (killedFor === 'timeout') {
    return {
      error: `the build took longer than ${build?.timeoutSeconds} seconds, and was ended`,
      remediation: 'Raise build/timeoutSeconds in the blueprint.',
    };
  }
  if (signal === 'SIGXCPU' || signal === 'SIGXFSZ') {
    const limit = signal === 'SIGXCPU' ? 'cpuSeconds' : 'fileSizeMb';
    return {
      error: `the ${what} was ended by the system, since it went beyond limits/${limit} (${limits[limit]})`,
      remediation: `Raise limits/${limit} in the blueprint, or use less.`,
    };
  }
  if (what === 'service' && code === 0 && options.leftBehind > 0) {
    return {
      error: `the service went into the background: its first process ended, and left ${options.leftBehind} behind, which were ended`,
      remediation:
        'Run it in the foreground: many servers have an option for that, such as --foreground or --no-daemon.',
    };
  }
  return what === 'service'
    ? {
        error: `the service ${howItEnded(status)} before it was healthy`,
        remediation:
          'Look at what it has printed. It is meant to run until it gets SIGTERM.',
      }
    : { error: `the build ${howItEnded(status)}` };
}

/**
 * How a process has ended.
 *
 * @internal
 */
export function howItEnded({
  code,
  signal,
}: Extract<RunStatus, { phase: 'ended' }>): string {
  return signal === null
    ? `ended with status ${code}`
    : `ended by signal ${signal}`;
}

/**
 * Why a service that runs is not healthy.
 *
 * @internal
 */
export function explainUnhealthy(options: {
  spec: ProcessSpec;
  privatePort: number;
  /** Where it listens. */
  ports: number[];
  /** What the last probe said. */
  why: string;
}): Explanation {
  const { spec, privatePort, ports, why } = options;
  const { timeoutSeconds } = spec.health;
  if (ports.length > 0 && !ports.includes(privatePort)) {
    const where = ports.length > 1 ? 'ports' : 'port';
    return {
      error: `the service listens on the wrong port: on ${where} ${ports.join(
        ', ',
      )} instead of ${privatePort}, which the variable ${
        spec.portEnv
      } tells it`,
      remediation: `Make it listen on the port in ${spec.portEnv}, or name another variable in portEnv of the blueprint.`,
    };
  }
  return {
    error: `the service was not healthy within ${timeoutSeconds} seconds: ${why}`,
    remediation:
      ports.length > 0
        ? 'Look at what it has printed, and whether health/path and health/expectStatus of the blueprint are right.'
        : `Look at what it has printed. It should listen on the port in ${spec.portEnv}; a slow one may need more than health/timeoutSeconds.`,
  };
}

/**
 * An error with the last that was printed.
 *
 * @internal
 */
export function withOutput(
  { error, remediation }: Explanation,
  lines: readonly string[],
): Explanation {
  const text = lines.length > 0 ? ` It printed last:\n${lines.join('\n')}` : '';
  return {
    error: `${error}.${text || ' It printed nothing.'}`,
    ...(remediation !== undefined && { remediation }),
  };
}
