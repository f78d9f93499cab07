import {
  useEntityPresentation,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import {
  Button,
  Menu,
  MenuItem,
  MenuTrigger,
  VisuallyHidden,
} from '@backstage/ui';
import {
  RiExpandUpDownLine,
  RiLogoutBoxRLine,
  RiUserLine,
} from '@remixicon/react';
import { Initials } from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { Person, useSignOut } from './usePerson';
import styles from './Nav.module.css';

/** Who is signed in, with what only concerns them. */
export function PersonMenu(props: { person: Person }) {
  const { userEntityRef, displayName } = props.person;
  const { primaryTitle } = useEntityPresentation(userEntityRef);
  const name = displayName ?? primaryTitle;
  const { t } = usePortalTranslation();
  const entityLink = useEntityRefLink();
  const signOut = useSignOut(t('nav.signOutFailed'));
  return (
    <MenuTrigger>
      <Button variant="tertiary" className={styles.person}>
        <Initials name={name} size="small" />
        <span className={styles.label}>
          {name}
          <VisuallyHidden>, {t('nav.account')}</VisuallyHidden>
        </span>
        <RiExpandUpDownLine className={styles.chevron} aria-hidden />
      </Button>
      <Menu placement="top start">
        <MenuItem iconStart={<RiUserLine />} href={entityLink(userEntityRef)}>
          {t('nav.profile')}
        </MenuItem>
        <MenuItem iconStart={<RiLogoutBoxRLine />} onAction={signOut}>
          {t('nav.signOut')}
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
