import {
  formatShare,
  PanelFrame,
  useLocale,
  useQueryParam,
} from '@groundwork/backstage-plugin-groundwork-react';
import { OrganisationMaturity } from '@groundwork/backstage-plugin-maturity-common';
import { readOrder, sortByLevel, treeLines, TreeLine } from '../../logic/tree';
import { useMaturityTranslation } from '../../translation';
import { Scroll, useIsNarrow } from '../shared';
import shared from '../shared/shared.module.css';
import styles from './HeatMap.module.css';
import { HeatList } from './HeatList';
import { HeatMap } from './HeatMap';

/** All teams at a glance. */
export function HeatPanel(props: { of: OrganisationMaturity }) {
  const { of } = props;
  const { teams, compareTeams, coverage, distribution } = of;
  const { t } = useMaturityTranslation();
  const locale = useLocale();
  const isNarrow = useIsNarrow();
  const [sort, setSort] = useQueryParam('sort');
  const order = compareTeams
    ? readOrder(
        sort,
        distribution.map(({ capability }) => capability),
      )
    : undefined;
  const lines: TreeLine[] = order
    ? sortByLevel(teams, order).map(team => ({ kind: 'team', depth: 0, team }))
    : treeLines(teams);
  const count = t('shared.teams', { count: teams.length });
  return (
    <PanelFrame
      title={t('organisation.heatMap')}
      meta={
        <span>
          {coverage === undefined
            ? t('organisation.heatMapNothing', { teams: count })
            : t('organisation.heatMapMeta', {
                teams: count,
                coverage: formatShare(coverage, locale),
              })}
        </span>
      }
    >
      {isNarrow ? (
        <>
          <p className={`${shared.below} ${styles.narrow}`}>
            {t('organisation.narrow')}
          </p>
          <HeatList of={of} lines={lines} />
        </>
      ) : (
        <>
          <Scroll label={t('organisation.heatMap')}>
            <HeatMap
              of={of}
              lines={lines}
              order={order}
              setOrder={compareTeams ? setSort : undefined}
            />
          </Scroll>
          <ul className={`${shared.keys} ${styles.legend}`}>
            <li>{t('organisation.shading')}</li>
            <li>{t('organisation.hatched')}</li>
          </ul>
        </>
      )}
    </PanelFrame>
  );
}
