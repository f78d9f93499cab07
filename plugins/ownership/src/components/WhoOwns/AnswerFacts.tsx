import {
  Answer,
  Evidence,
} from '@groundwork/backstage-plugin-ownership-common';
import { ReactNode } from 'react';
import { useOwnershipTranslation } from '../../translation';
import {
  ContactLinks,
  EvidenceList,
  OnCallSummary,
  OwnerLinks,
} from '../shared';
import { RecentActivityList, useRecentActivity } from '../RecentActivity';
import { Fact, Facts } from './Facts';
import { RelatedLists } from './RelatedLists';

/** Who owns it, who can be reached and why we think so. */
export function AnswerFacts(props: {
  answer: Answer;
  /** In place of all evidence. */
  evidence?: { label: string; pieces: Evidence[] };
  /** After the evidence. */
  children?: ReactNode;
}) {
  const { answer, evidence, children } = props;
  const { contact } = answer;
  const { t } = useOwnershipTranslation();
  const recent = useRecentActivity(answer.entity.entityRef);
  return (
    <Facts>
      <Fact label={t('whoOwns.owner')}>
        <OwnerLinks
          owners={answer.owners}
          inheritedFrom={answer.inheritedFrom}
          isUnknown={answer.ownersUnknown}
        />
      </Fact>
      {contact && (
        <>
          <Fact label={t('whoOwns.onCall')}>
            <OnCallSummary onCall={contact.onCall} nearest={contact.nearest} />
          </Fact>
          <Fact label={t('whoOwns.contact')}>
            <ContactLinks contact={contact} />
          </Fact>
          {recent && (
            <Fact label={t('recent.title')}>
              <RecentActivityList activity={recent} />
            </Fact>
          )}
          <Fact label={t('whoOwns.related')}>
            <RelatedLists contact={contact} />
          </Fact>
        </>
      )}
      <Fact label={evidence?.label ?? t('whoOwns.why')}>
        <EvidenceList evidence={evidence?.pieces ?? answer.evidence} />
        {children}
      </Fact>
    </Facts>
  );
}
