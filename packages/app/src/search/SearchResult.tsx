import { Link } from 'react-router-dom';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import {
  EntityTitle,
  ExternalLink,
} from '@groundwork/backstage-plugin-groundwork-react';
import { HitAbout, HitIcon } from './HitParts';
import { hitOf, SearchHit, SearchResult as Result } from './hits';
import styles from './SearchResult.module.css';

/** What the search page gives to whoever draws a result. */
export interface SearchResultProps {
  result?: Result['document'];
  highlight?: Result['highlight'];
}

/** A text with the words that were found in it. */
function Found(
  props: Pick<SearchResultProps, 'highlight'> & {
    field: 'title' | 'text';
    text: string;
  },
) {
  const { highlight, field, text } = props;
  const found = highlight?.fields[field];
  return found ? (
    <HighlightedSearchResultText
      text={found}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}

function Title(
  props: Pick<SearchResultProps, 'highlight'> & { hit: SearchHit },
) {
  const { hit, highlight } = props;
  // The index knows people and teams by their ids alone.
  const title = hit.entityRef ? (
    <EntityTitle entityRef={hit.entityRef} />
  ) : (
    <Found field="title" text={hit.title} highlight={highlight} />
  );
  return hit.isExternal ? (
    <ExternalLink href={hit.location}>{title}</ExternalLink>
  ) : (
    <Link to={hit.location} className={styles.title}>
      {title}
    </Link>
  );
}

/** A result of the search page: what it is, whose, and where it leads. */
export function SearchResult(props: SearchResultProps & { type: string }) {
  const { type, result, highlight } = props;
  if (!result) {
    return null;
  }
  const hit = hitOf({ type, document: result }, window.location.origin);
  return (
    <div className={styles.result}>
      <HitIcon hit={hit} />
      <div className={styles.words}>
        <Title hit={hit} highlight={highlight} />
        <p className={styles.about}>
          <HitAbout hit={hit} />
        </p>
        {result.text && (
          <p className={styles.text}>
            <Found field="text" text={result.text} highlight={highlight} />
          </p>
        )}
      </div>
    </div>
  );
}
