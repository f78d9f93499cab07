import { EnvironmentIdentity } from '@groundwork/backstage-plugin-environments-node';

/** Says whose a folder is. */
export const MARKER_FILE = '.groundwork.json';

/** What the file says. */
export interface Marker {
  environmentId: string;
  /** For people who read the repository. */
  environment: string;
  resource: string;
  /** What the engine calls the resource in every attempt. */
  key: string;
  /** Of the lease that wrote last; who has a lower one must not write. */
  epoch: number;
  createdAt: string;
}

/** Makes a marker. */
export function markerOf(
  owner: { environment: EnvironmentIdentity; resource: string },
  write: { key: string; epoch: number; createdAt: string },
): Marker {
  return {
    environmentId: owner.environment.id,
    environment: owner.environment.name,
    resource: owner.resource,
    ...write,
  };
}

/** The file's text. */
export function renderMarker(marker: Marker): string {
  return `${JSON.stringify(marker, undefined, 2)}\n`;
}

/** Reads the file's text; undefined when it is not what was written. */
export function parseMarker(text: string): Marker | undefined {
  try {
    const value = JSON.parse(text) as Partial<Marker> | null;
    const whole =
      typeof value?.environmentId === 'string' &&
      typeof value.environment === 'string' &&
      typeof value.resource === 'string' &&
      typeof value.key === 'string' &&
      typeof value.createdAt === 'string' &&
      Number.isSafeInteger(value.epoch);
    return whole ? (value as Marker) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
