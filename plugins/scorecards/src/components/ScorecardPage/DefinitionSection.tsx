import { Link, useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import {
  CopyButton,
  DataColumn,
  DataTable,
  Day,
  Panel,
  PanelFrame,
  RowSkeletons,
  StatusMark,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { ScorecardDetail } from '@groundwork/backstage-plugin-scorecards-common';
import { scorecardsApiRef } from '../../api';
import { useScorecardsTranslation } from '../../translation';
import { useDenied, Who } from '../shared';
import styles from './ScorecardPage.module.css';

type Version = ScorecardDetail['versions'][number];

/** The version that the address asks for; the one in force unless it does. */
function useShownVersion(scorecard: ScorecardDetail): number {
  const [params] = useSearchParams();
  const asked = Number(params.get('version'));
  return scorecard.versions.some(({ version }) => version === asked)
    ? asked
    : scorecard.version;
}

function useColumns(inForce: number): DataColumn<Version>[] {
  const { t } = useScorecardsTranslation();
  return [
    {
      id: 'version',
      title: t('scorecard.version'),
      cell: ({ version }) => (
        <span className={styles.version}>
          <Link className={styles.link} to={{ search: `version=${version}` }}>
            {t('scorecard.versionNumber', { version: `${version}` })}
          </Link>
          {version === inForce && (
            <StatusMark tone="positive">{t('scorecard.inForce')}</StatusMark>
          )}
        </span>
      ),
    },
    {
      id: 'published',
      title: t('scorecard.published'),
      cell: ({ publishedAt }) => <Day value={publishedAt} />,
    },
    {
      id: 'origin',
      title: t('scorecard.publishedBy'),
      cell: ({ publishedBy, origin }) =>
        publishedBy ? (
          <Who subject={publishedBy} />
        ) : (
          <span className={styles.origin}>
            {t('scorecard.readFrom', { origin })}
          </span>
        ),
    },
  ];
}

function Text(props: { yaml: string }) {
  const { t } = useScorecardsTranslation();
  return (
    <pre
      className={styles.yaml}
      aria-label={t('scorecard.definitionPart')}
      role="region"
      // What is longer than the window is scrolled by keyboard, too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {props.yaml}
    </pre>
  );
}

/** A definition as it was written, and which versions of it there were. */
export function DefinitionSection(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { scorecardId, versions } = scorecard;
  const api = useApi(scorecardsApiRef);
  const { t } = useScorecardsTranslation();
  const denied = useDenied();
  const columns = useColumns(scorecard.version);
  const version = useShownVersion(scorecard);
  const text = useLoadable(
    () => api.readDefinition(scorecardId, { version }),
    [api, scorecardId, version],
  );
  return (
    <div className={styles.sections}>
      <Panel
        title={t('scorecard.definition', { version: `${version}` })}
        state={text}
        skeleton={<RowSkeletons rows={12} />}
        failed={t('scorecard.definitionFailed')}
        denied={denied}
        meta={yaml => (
          <CopyButton text={yaml}>{t('scorecard.copyDefinition')}</CopyButton>
        )}
      >
        {yaml => <Text yaml={yaml} />}
      </Panel>
      <PanelFrame title={t('scorecard.versions')}>
        <DataTable
          label={t('scorecard.versions')}
          columns={columns}
          rows={versions}
          keyOf={row => `${row.version}`}
        />
      </PanelFrame>
    </div>
  );
}
