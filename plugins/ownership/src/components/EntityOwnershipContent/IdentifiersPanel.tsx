import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Button } from '@backstage/ui';
import {
  CopyButton,
  DataColumn,
  DataTable,
  ExternalLink,
  FilterChips,
  PanelFrame,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { EntityIdentifier } from '@groundwork/backstage-plugin-ownership-common';
import { OwnershipTranslate, useOwnershipTranslation } from '../../translation';
import { identifierKindName } from '../shared/identifierKinds';
import {
  IDENTIFIER_PARAM,
  IDENTIFIERS_EXAMPLE,
  identifierKey,
  identifierKinds,
  identifiersOf,
} from './identifiers';
import styles from './EntityOwnershipContent.module.css';

/** An entity can have thousands, and nobody reads thousands of rows. */
const SHOWN = 50;

function columnsOf(t: OwnershipTranslate): DataColumn<EntityIdentifier>[] {
  return [
    {
      id: 'key',
      title: t('entity.key'),
      cell: ({ key, link }) => (
        <code className={styles.key}>
          {link ? <ExternalLink href={link}>{key}</ExternalLink> : key}
        </code>
      ),
    },
    {
      id: 'kind',
      title: t('entity.kind'),
      cell: ({ kind }) => identifierKindName(kind, t),
    },
    {
      id: 'rule',
      title: t('entity.rule'),
      isSecondary: true,
      cell: ({ rule }) => rule,
    },
    {
      id: 'source',
      title: t('entity.source'),
      isSecondary: true,
      cell: ({ source }) => source,
    },
    {
      id: 'seen',
      title: t('entity.seen'),
      isSecondary: true,
      cell: ({ observedAt }) => <RelativeTime value={observedAt} />,
    },
  ];
}

function HowToAdd() {
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.inset}>
      <p>{t('entity.noIdentifiers')}</p>
      <p className={styles.aside}>{t('entity.noIdentifiersAdvice')}</p>
      <pre className={styles.example}>{IDENTIFIERS_EXAMPLE}</pre>
      <CopyButton text={IDENTIFIERS_EXAMPLE}>
        {t('entity.copyExample')}
      </CopyButton>
    </div>
  );
}

function IdentifierTable(props: { identifiers: EntityIdentifier[] }) {
  const { identifiers } = props;
  const { t } = useOwnershipTranslation();
  const [params, setParams] = useSearchParams();
  const [isWhole, setWhole] = useState(false);
  const counts = identifierKinds(identifiers);
  const chosen = counts
    .map(({ kind }) => kind)
    .filter(kind => params.getAll(IDENTIFIER_PARAM).includes(kind));
  const choose = (kinds: string[]) =>
    setParams(
      current => {
        const next = new URLSearchParams(current);
        next.delete(IDENTIFIER_PARAM);
        kinds.forEach(kind => next.append(IDENTIFIER_PARAM, kind));
        return next;
      },
      { replace: true },
    );
  const found = identifiersOf(identifiers, chosen);
  return (
    <>
      {counts.length > 1 && (
        <div className={styles.chips}>
          <FilterChips
            label={t('entity.identifierKinds')}
            chips={counts.map(({ kind, count }) => ({
              value: kind,
              label: identifierKindName(kind, t),
              count,
            }))}
            chosen={chosen}
            onChange={choose}
          />
        </div>
      )}
      <DataTable
        label={t('entity.identifiersTitle')}
        columns={columnsOf(t)}
        rows={isWhole ? found : found.slice(0, SHOWN)}
        keyOf={identifierKey}
      />
      {found.length > SHOWN && !isWhole && (
        <div className={styles.footer}>
          <Button
            variant="secondary"
            size="small"
            onPress={() => setWhole(true)}
          >
            {t('entity.showAll', { number: `${found.length}` })}
          </Button>
        </div>
      )}
    </>
  );
}

/** What leads to the entity, and who says so. */
export function IdentifiersPanel(props: { identifiers: EntityIdentifier[] }) {
  const { identifiers } = props;
  const { t } = useOwnershipTranslation();
  return (
    <PanelFrame
      title={t('entity.identifiersTitle')}
      meta={
        identifiers.length > 0 &&
        t('entity.identifierCount', { count: identifiers.length })
      }
    >
      {identifiers.length > 0 ? (
        <IdentifierTable identifiers={identifiers} />
      ) : (
        <HowToAdd />
      )}
    </PanelFrame>
  );
}
