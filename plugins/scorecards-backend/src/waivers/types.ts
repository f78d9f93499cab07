import { WaiverStatus } from '@groundwork/backstage-plugin-scorecards-common';

/** An exemption from a check, as it is stored. */
export interface StoredWaiver {
  id: string;
  entityRef: string;
  scorecardId: string;
  checkId: string;
  reason: string;
  compensatingCheckId?: string;
  status: WaiverStatus;
  /** Ref of the person, or subject of the service, who asked for it. */
  requestedBy: string;
  requestedAt: Date;
  expiresAt: Date;
  decidedBy?: string;
  decidedAt?: Date;
  decisionComment?: string;
  /** When it was last told that it ends. */
  remindedAt?: Date;
}
