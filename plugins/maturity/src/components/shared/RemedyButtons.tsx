import { ButtonLink } from '@backstage/ui';
import { ExternalLink } from '@groundwork/backstage-plugin-groundwork-react';
import { MaturityTeam } from '@groundwork/backstage-plugin-maturity-common';
import { Remedy } from '@groundwork/backstage-plugin-scorecards-common';
import { useRemedyWay } from '../../hooks/useRemedyWay';
import { isOwnPath } from '../../logic/remedy';
import { useMaturityTranslation } from '../../translation';

function RemedyLink(props: { link: NonNullable<Remedy['link']> }) {
  const { url, title } = props.link;
  const { t } = useMaturityTranslation();
  const text = title ?? t('shared.action.howTo');
  return isOwnPath(url) ? (
    <ButtonLink variant="tertiary" size="small" href={url}>
      {text}
    </ButtonLink>
  ) : (
    <ExternalLink href={url}>{text}</ExternalLink>
  );
}

/** What one presses to start mending what a check found. */
export function RemedyButtons(props: {
  remedy: Remedy | undefined;
  team: MaturityTeam;
  /** The one thing to do here, and not one of many. */
  isPrimary?: boolean;
}) {
  const { remedy, team, isPrimary } = props;
  const way = useRemedyWay(remedy?.action, team);
  return (
    <>
      {way && (
        <ButtonLink
          variant={isPrimary ? 'primary' : 'secondary'}
          size="small"
          href={way.href}
        >
          {way.title}
        </ButtonLink>
      )}
      {remedy?.link && <RemedyLink link={remedy.link} />}
    </>
  );
}
