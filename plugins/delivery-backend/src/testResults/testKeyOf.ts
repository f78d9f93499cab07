import { createHash } from 'node:crypto';
import { normaliseFile, normaliseName } from './normalise';

/** What tells a test apart from all others. */
export interface TestIdentity {
  /** As in `github.com/acme/shop`. */
  repository: string;
  suite?: string;
  file?: string;
  /** Pytest writes one suite for all, and no file: this has the module. */
  className?: string;
  name: string;
  /** As JSON with sorted keys. */
  parameters?: string;
  /** The job with its configuration: `test (node 22, postgres)`. */
  job?: string;
}

/**
 * The key by which executions of the same test are found again: 32 hexadecimal
 * digits. Upper and lower case differ; what is absent is as what is empty.
 *
 * Only what differs for certain between executions of the same test is
 * normalised, see {@link normaliseName} and {@link normaliseFile}.
 */
export function testKeyOf(test: TestIdentity): string {
  const { repository, suite, file, className, name, parameters, job } = test;
  const parts = [
    repository,
    normaliseName(suite ?? ''),
    normaliseFile(file ?? '', repository),
    normaliseName(className ?? ''),
    normaliseName(name),
    normaliseName(parameters ?? ''),
    normaliseName(job ?? ''),
  ];
  // As JSON, so that no part can take a piece of its neighbour
  const digest = createHash('sha256').update(JSON.stringify(parts));
  return digest.digest('hex').slice(0, 32);
}
