import { DERIVATION_VERSION } from '../derive/deriveRepository';
import { LogHistogram } from '../statistics';

export { compareFailures } from './compareFailures';
export { findFlakyTests } from './findFlakyTests';
export { foldDeliveries } from './foldDeliveries';
export { nameConstraintOf } from './nameConstraintOf';
export type {
  HarnessConstraint,
  HarnessDelivery,
  HarnessDeployment,
  HarnessDifference,
  HarnessExecution,
  HarnessFailureLink,
  HarnessIncident,
  HarnessInterval,
  HarnessPlacedChange,
  HarnessSaving,
  HarnessSpan,
  HarnessTeam,
  HarnessTeamFacts,
} from './types';

/**
 * The version with which rows have to say that they were derived, so that they
 * are not derived anew.
 *
 * @alpha
 */
export const derivationVersion: number = DERIVATION_VERSION;

/**
 * The bin of a value, as readings are stored with it.
 *
 * @alpha
 */
export function histogramBinOf(value: number): number | null {
  return LogHistogram.binOf(value) ?? null;
}
