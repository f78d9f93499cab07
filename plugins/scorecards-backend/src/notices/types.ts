import { WaiverStatus } from '@groundwork/backstage-plugin-scorecards-common';

/** Which waiver a notice is about. */
export interface WaiverNotice {
  waiverId: string;
  checkId: string;
  /** ISO 8601. */
  expiresAt: string;
}

/** What somebody is to be told. */
export type NoticeContent =
  /** An entity dropped, by what is known of it. */
  | {
      kind: 'level-lowered';
      from: number;
      to: number;
      /** Ids of the checks that came to hold it back. */
      checks: string[];
    }
  /** An entity dropped, because another version of the definition came. */
  | { kind: 'version-lowered'; from: number; to: number; version: number }
  /** Somebody asks for a waiver. */
  | ({ kind: 'waiver-requested'; by: string } & WaiverNotice)
  /** What became of a request. */
  | ({
      kind: 'waiver-decided';
      by: string;
      status: WaiverStatus;
      comment?: string;
    } & WaiverNotice)
  /** A waiver ends soon. */
  | ({ kind: 'waiver-ending' } & WaiverNotice)
  /** A waiver has ended. */
  | ({ kind: 'waiver-ended' } & WaiverNotice);

/** A notice to be written. */
export interface NewNotice {
  /** Ref of a group or user. */
  recipientRef: string;
  scorecardId: string;
  entityRef: string;
  content: NoticeContent;
  createdAt: Date;
}

/** A notice that waits to be sent. */
export interface Notice extends NewNotice {
  id: number;
}

/** Notices that are sent as one, and that no more are waited for. */
export interface SettledGroup {
  recipientRef: string;
  scorecardId: string;
  /** What is told of together: `levels`, `version-<number>`, `waiver:<id>`. */
  subject: string;
  /** Between these are the ids of its notices, which no other group has. */
  firstId: number;
  lastId: number;
  /** When it began. */
  firstAt: Date;
}

/** A group, with what is to be told of it. */
export interface NoticeGroup extends SettledGroup {
  /** Of how many entities it tells. */
  entities: number;
  /** Of the first of them, in their order. */
  notices: Notice[];
}
