import { EntityLink } from '@groundwork/backstage-plugin-groundwork-react';
import { useEnvironmentsTranslation } from '../../translation';

/** Any one of some groups. */
export function EntityLinks(props: { entityRefs: string[] }) {
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      {props.entityRefs.map((entityRef, index) => (
        <span key={entityRef}>
          {index > 0 && ` ${t('deployments.or')} `}
          <EntityLink entityRef={entityRef} />
        </span>
      ))}
    </>
  );
}
