import { Route, Routes, useParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import {
  Emptiness,
  LinkTabs,
  RowSkeletons,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsLinks } from '../../hooks/useScorecardsLinks';
import { useScorecardsTranslation } from '../../translation';
import { Failure } from '../shared';
import { ChecksSection } from './ChecksSection';
import { DefinitionSection } from './DefinitionSection';
import { EntitiesSection } from './entities';
import { Headline } from './Headline';
import { TeamsSection } from './TeamsSection';
import styles from './ScorecardPage.module.css';

function Loading() {
  const { t } = useScorecardsTranslation();
  return (
    <>
      <div role="status" aria-label={t('scorecard.loading')}>
        <Skeleton width="16rem" height={28} />
        <Skeleton width="min(24rem, 100%)" height={16} />
      </div>
      <div className={styles.headline} aria-hidden="true">
        <Skeleton width="70%" height={44} />
        <Skeleton width="100%" height={10} />
      </div>
      <div className={styles.panel} aria-busy="true">
        <RowSkeletons rows={10} />
      </div>
    </>
  );
}

function Unknown(props: { id: string }) {
  const { t } = useScorecardsTranslation();
  const { all } = useScorecardsLinks();
  return (
    <Emptiness
      title={t('scorecard.unknownTitle', props)}
      advice={t('scorecard.unknownAdvice')}
      action={
        all ? { title: t('scorecard.unknownAction'), href: all } : undefined
      }
    />
  );
}

function useTabs({
  scorecardId,
  byTeam,
  definition,
  entities,
}: ScorecardDetail) {
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  const to = (part?: 'teams' | 'checks' | 'definition') =>
    links.scorecard(scorecardId, part) ?? part ?? '';
  return [
    {
      title: t('scorecard.entitiesPart'),
      to: to(),
      isFirst: true,
      count: entities,
    },
    { title: t('scorecard.teamsPart'), to: to('teams'), count: byTeam.length },
    {
      title: t('scorecard.checksPart'),
      to: to('checks'),
      count: definition.checks.length,
    },
    { title: t('scorecard.definitionPart'), to: to('definition') },
  ];
}

function Parts(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { scorecardId, scorecardTitle } = scorecard;
  const { t } = useScorecardsTranslation();
  const links = useScorecardsLinks();
  const tabs = useTabs(scorecard);
  return (
    <BreadcrumbEntry
      entry={{
        label: scorecardTitle,
        href: links.scorecard(scorecardId) ?? '',
      }}
    >
      <Headline scorecard={scorecard} />
      <LinkTabs
        label={t('scorecard.parts', { title: scorecardTitle })}
        tabs={tabs}
      />
      <Routes>
        <Route path="teams" element={<TeamsSection scorecard={scorecard} />} />
        <Route
          path="checks"
          element={<ChecksSection scorecard={scorecard} />}
        />
        <Route
          path="definition"
          element={<DefinitionSection scorecard={scorecard} />}
        />
        <Route path="*" element={<EntitiesSection scorecard={scorecard} />} />
      </Routes>
    </BreadcrumbEntry>
  );
}

function Scorecard(props: { id: string }) {
  const { id } = props;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const scorecard = useLoadable(() => api.findScorecard(id), [api, id]);
  switch (scorecard.status) {
    case 'loading':
      return <Loading />;
    case 'failed':
      return <Failure title={t('scorecard.failed')} {...scorecard} />;
    default:
      return scorecard.value ? (
        <Parts scorecard={scorecard.value} />
      ) : (
        <Unknown id={id} />
      );
  }
}

/** One scorecard: `/scorecards/:id`. */
export function ScorecardPageContent() {
  const { id = '' } = useParams();
  return (
    <div className={styles.page}>
      <Scorecard key={id} id={id} />
    </div>
  );
}
