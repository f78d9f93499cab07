import { ButtonLink } from '@backstage/ui';
import { ExternalLink } from '@groundwork/backstage-plugin-groundwork-react';
import {
  Remedy,
  ScoredEntity,
} from '@groundwork/backstage-plugin-scorecards-common';
import { useRemedyAction } from '../../hooks/useRemedyAction';
import { isOwnPath } from '../../logic/remedy';
import { useScorecardsTranslation } from '../../translation';

function RemedyLink(props: { link: NonNullable<Remedy['link']> }) {
  const { url, title } = props.link;
  const { t } = useScorecardsTranslation();
  const text = title ?? t('shared.howTo');
  return isOwnPath(url) ? (
    <ButtonLink variant="tertiary" size="small" href={url}>
      {text}
    </ButtonLink>
  ) : (
    <ExternalLink href={url}>{text}</ExternalLink>
  );
}

/** What a person can press to mend what a check found. */
export function RemedyButtons(props: {
  remedy: Remedy | undefined;
  /** Absent where it is about many. */
  entity?: ScoredEntity;
}) {
  const { remedy, entity } = props;
  const way = useRemedyAction(remedy?.action, entity);
  return (
    <>
      {way && (
        <ButtonLink variant="secondary" size="small" href={way.href}>
          {way.title}
        </ButtonLink>
      )}
      {remedy?.link && <RemedyLink link={remedy.link} />}
    </>
  );
}
