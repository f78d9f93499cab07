import { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import { EntityName } from '@groundwork/backstage-plugin-groundwork-react';
import {
  IdentifierKind,
  Nearest,
  ResolvedPart,
  Token,
} from '@groundwork/backstage-plugin-ownership-common';
import { homeOf } from '../../lookup/identifierHomes';
import { tokensByKey } from '../../lookup/tokens';
import { OwnershipTranslate, useOwnershipTranslation } from '../../translation';
import { identifierKindName } from '../shared';
import { Fact, Facts } from './Facts';
import styles from './Answers.module.css';

const MAX_KEYS = 6;

function whereToAdd(kind: IdentifierKind, t: OwnershipTranslate): ReactNode {
  const home = homeOf(kind);
  switch (home.where) {
    case 'annotation':
      return t('whoOwns.unknown.addAnnotation', {
        annotation: <code>{home.annotation}</code>,
      });
    case 'links':
      return t('whoOwns.unknown.addLink');
    case 'codeowners':
      return t('whoOwns.unknown.addCodeowners');
    case 'user':
      return t('whoOwns.unknown.addUser');
    case 'catalog':
      return t('whoOwns.unknown.addEntity');
    case 'nowhere':
      return t('whoOwns.unknown.addNowhere');
    default:
      throw new Error(`Unknown home ${home satisfies never}`);
  }
}

function Recognised(props: { tokens: Token[] }) {
  const { t } = useOwnershipTranslation();
  const groups = tokensByKey(props.tokens);
  const hidden = groups.length - MAX_KEYS;
  return (
    <ul className={styles.tokens}>
      {groups.slice(0, MAX_KEYS).map(({ key, kinds }) => (
        <li key={key}>
          <code>{key}</code>
          {kinds.map(kind => (
            <Text key={kind} as="p" color="secondary" className={styles.lead}>
              {identifierKindName(kind, t)}: {whereToAdd(kind, t)}
            </Text>
          ))}
        </li>
      ))}
      {hidden > 0 && (
        <li>{t('whoOwns.unknown.more', { number: String(hidden) })}</li>
      )}
    </ul>
  );
}

function NearestNames(props: { nearest: Nearest[] }) {
  const { t } = useOwnershipTranslation();
  return (
    <ul className={styles.tokens}>
      {props.nearest.map(({ entity, identifier }) => (
        <li
          key={`${entity.entityRef}\n${identifier.key}`}
          className={styles.nearest}
          data-candidate=""
        >
          <EntityName entityRef={entity.entityRef} title={entity.title} />
          <span className={styles.aside}>
            {identifierKindName(identifier.kind, t)}{' '}
            <code>{identifier.key}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Nothing was found: what was looked for, and how it can be found next time. */
export function UnknownAnswer(props: { part: ResolvedPart }) {
  const { lookedFor, nearest } = props.part;
  const { t } = useOwnershipTranslation();
  return (
    <div className={styles.card}>
      <div className={styles.unknown}>
        <Text as="p" weight="bold" className={styles.lead}>
          {t('whoOwns.unknown.title')}
        </Text>
        <Text as="p" color="secondary" className={styles.lead}>
          {lookedFor.length > 0
            ? t('whoOwns.unknown.advice')
            : t('whoOwns.unknown.nothingRecognised')}
        </Text>
      </div>
      <Facts>
        {lookedFor.length > 0 && (
          <Fact label={t('whoOwns.unknown.lookedFor')}>
            <Recognised tokens={lookedFor} />
          </Fact>
        )}
        {nearest.length > 0 && (
          <Fact label={t('whoOwns.unknown.nearest')}>
            <NearestNames nearest={nearest} />
          </Fact>
        )}
      </Facts>
    </div>
  );
}
