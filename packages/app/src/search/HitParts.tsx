import { ReactElement } from 'react';
import {
  RiStackLine,
  RiStairsLine,
  RiTeamLine,
  RiUserSearchLine,
} from '@remixicon/react';
import {
  EntityTitle,
  KindIcon,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { HitWord, SearchHit } from './hits';
import { OWNER_HIT_KIND } from './ownerHit';
import styles from './HitParts.module.css';

/** The icons that the navigation has for the same. */
const ICONS: Record<HitWord, ReactElement> = {
  team: <RiTeamLine size="1em" />,
  department: <RiTeamLine size="1em" />,
  scorecard: <RiStairsLine size="1em" />,
  environment: <RiStackLine size="1em" />,
  identifier: <RiUserSearchLine size="1em" />,
};

/** The icon of what was found; the word beside it says the same. */
export function HitIcon(props: { hit: Pick<SearchHit, 'kind' | 'word'> }) {
  const { kind, word } = props.hit;
  if (kind !== OWNER_HIT_KIND && !word) {
    return <KindIcon kind={kind} />;
  }
  return (
    <span
      className={styles.icon}
      aria-hidden="true"
      data-icon={word ?? OWNER_HIT_KIND}
    >
      {ICONS[word ?? 'identifier']}
    </span>
  );
}

/** What a hit is, in a word, what there is to say of it, and whose it is. */
export function HitAbout(props: {
  hit: Pick<SearchHit, 'word' | 'about' | 'ownerRef'>;
}) {
  const { word, about, ownerRef } = props.hit;
  const { t } = usePortalTranslation();
  const words = [word && t(`search.words.${word}`), about].filter(Boolean);
  return (
    <>
      {words.join(' · ')}
      {ownerRef && (
        <>
          {words.length > 0 && ' · '}
          <EntityTitle entityRef={ownerRef} />
        </>
      )}
    </>
  );
}
