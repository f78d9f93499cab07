import { useLookup } from '../../hooks/useLookup';
import { WhoOwns } from '../WhoOwns';

const NOTHING = { text: '' };

/** "Who owns …?" on Home: the field, and the answer under it. */
export function WhoOwnsWidgetContent() {
  return <WhoOwns lookup={useLookup(NOTHING)} isPageSearch />;
}
