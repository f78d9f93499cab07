import {
  ExternalLink,
  RelativeTime,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Evidence } from '@groundwork/backstage-plugin-ownership-common';
import { useOwnershipTranslation } from '../../translation';
import { identifierKindName } from './identifierKinds';
import styles from './EvidenceList.module.css';

function Rule(props: { evidence: Evidence }) {
  const { rule, link } = props.evidence;
  return link ? <ExternalLink href={link}>{rule}</ExternalLink> : <>{rule}</>;
}

function Piece(props: { evidence: Evidence }) {
  const { identifier, text, match, source, observedAt } = props.evidence;
  const { t } = useOwnershipTranslation();
  const { kind, key } = identifier;
  return (
    <li className={styles.piece}>
      <span>
        {identifierKindName(kind, t)} <code>{key}</code>
        {match !== 'exact' && ` ${t('shared.evidence.by', { match })}`}
      </span>
      <span aria-hidden="true">←</span>
      <span>
        <Rule evidence={props.evidence} />
        {`, ${source}, `}
        <RelativeTime value={observedAt} />
      </span>
      {text !== key && (
        <span className={styles.aside}>
          {t('shared.evidence.written', { text })}
        </span>
      )}
    </li>
  );
}

/** Why an answer is believed: what matched, which rule says so, where, when. */
export function EvidenceList(props: { evidence: Evidence[] }) {
  const { t } = useOwnershipTranslation();
  return (
    <ul className={styles.list} aria-label={t('shared.evidence.label')}>
      {props.evidence.map(evidence => (
        <Piece
          key={[
            evidence.identifier.kind,
            evidence.identifier.key,
            evidence.match,
            evidence.rule,
            evidence.source,
            evidence.text,
          ].join('\n')}
          evidence={evidence}
        />
      ))}
    </ul>
  );
}
