import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { SearchDocument } from '@backstage/plugin-search-common';
import { EntityTitle } from '@groundwork/backstage-plugin-groundwork-react';
import { hitOfDocument } from '../../lookup/searchDocument';
import { useOwnershipTranslation } from '../../translation';
import { identifierKindName } from '../shared';
import styles from './IdentifierResult.module.css';

/**
 * The properties of a search result for an identifier.
 *
 * @public
 */
export interface OwnershipSearchResultListItemProps {
  icon?: ReactNode;
  result?: SearchDocument;
}

/** An identifier among the results of the search: whose it is. */
export function IdentifierResult(props: OwnershipSearchResultListItemProps) {
  const { icon, result } = props;
  const { t } = useOwnershipTranslation();
  if (!result) {
    return null;
  }
  const { title, location, entityRef, identifier, ownerNames } =
    hitOfDocument(result);
  return (
    <div className={styles.result}>
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      <div className={styles.text}>
        <Link to={location} className={styles.title}>
          {title}
        </Link>
        <p className={styles.about}>
          {identifier && `${identifierKindName(identifier.kind, t)} · `}
          {entityRef && (
            <>
              <EntityTitle entityRef={entityRef} />
              {' · '}
            </>
          )}
          {ownerNames.length > 0
            ? t('whoOwns.ownedBy', { owners: ownerNames.join(', ') })
            : t('whoOwns.ownedByNobody')}
        </p>
      </div>
    </div>
  );
}
