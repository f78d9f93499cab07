import { LoggerService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { deliveryReadPermission } from '@groundwork/backstage-plugin-delivery-common';
import { DeliveryService } from '@groundwork/backstage-plugin-delivery-node';
import {
  MaturityConstraint,
  MaturityRemark,
} from '@groundwork/backstage-plugin-maturity-common';
import { Viewer } from '../authorization';

/** That delivery is left out, and why. */
export const DENIED: MaturityRemark = {
  code: 'deliveryUnavailable',
  text: 'What holds changes up takes the permission to read delivery, which you do not have.',
};
const SILENT: MaturityRemark = {
  code: 'deliveryUnavailable',
  text: 'Delivery does not answer, so what holds changes up is of an earlier time or left out. Try again in a moment.',
};

/** What was found, or why it is left out. */
export interface AskedConstraint {
  constraint?: MaturityConstraint;
  /** Whether delivery was silent, so that what it said last may stand in. */
  isSilent?: boolean;
  remarks: MaturityRemark[];
}

/**
 * Asks delivery what holds changes up, on behalf of the caller. An answer without it
 * is worth more than none.
 */
export async function askConstraint(
  { delivery, logger }: { delivery: DeliveryService; logger: LoggerService },
  scope: string,
  { credentials, may }: Viewer,
): Promise<AskedConstraint> {
  if (!(await may(deliveryReadPermission))) {
    return { remarks: [DENIED] };
  }
  try {
    const api = delivery.as({ credentials });
    const { finding, period } = await api.getConstraint({ scope });
    return { constraint: { scope, finding, period }, remarks: [] };
  } catch (error) {
    if (error instanceof ResponseError && error.statusCode === 404) {
      return { remarks: [] };
    }
    if (error instanceof ResponseError && error.statusCode === 403) {
      return { remarks: [DENIED] };
    }
    logger.warn(`Delivery does not say what holds up ${scope}`, error as Error);
    return { isSilent: true, remarks: [SILENT] };
  }
}
