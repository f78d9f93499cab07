import { Button, Text } from '@backstage/ui';
import {
  CopyButton,
  ExternalLink,
  Notice,
  useLoadable,
} from '@groundwork/backstage-plugin-groundwork-react';
import { Gap, GapPatch } from '@groundwork/backstage-plugin-ownership-common';
import { useApi } from '@backstage/core-plugin-api';
import { RiDownloadLine } from '@remixicon/react';
import { ownershipApiRef } from '../../api';
import { useOwnershipTranslation } from '../../translation';
import { downloadText } from './downloadText';
import {
  hasPlaceholder,
  patchFileName,
  patchLines,
  patchTargetOf,
} from './patchFile';
import { PatchSkeleton } from './PatchSkeleton';
import styles from './gaps.module.css';

function PatchText(props: { patch: GapPatch; label: string }) {
  const { patch, label } = props;
  return (
    <pre
      className={styles.patch}
      aria-label={label}
      role="region"
      // What is longer than the window is scrolled by keyboard, too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <code>
        {patchLines(patch).map(({ kind, text }, index) => (
          <span key={index} className={styles.line} data-line={kind}>
            {text}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}

/** Where the patch goes. */
function PatchTarget(props: { patch: GapPatch }) {
  const { target, editUrl } = props.patch;
  const { t } = useOwnershipTranslation();
  const file = target === undefined ? undefined : patchTargetOf(target);
  return (
    <div className={styles.target}>
      {file && (
        <span>
          {t('gaps.dialog.file')}{' '}
          {file.url ? (
            <ExternalLink href={file.url}>{file.label}</ExternalLink>
          ) : (
            <code>{file.label}</code>
          )}
        </span>
      )}
      {editUrl && (
        <ExternalLink href={editUrl}>{t('gaps.dialog.edit')}</ExternalLink>
      )}
    </div>
  );
}

function Patch(props: { gap: Gap; patch: GapPatch }) {
  const { gap, patch } = props;
  const { t } = useOwnershipTranslation();
  const fileName = patchFileName(gap.entity.entityRef, patch.format);
  const title =
    patch.format === 'diff' ? t('gaps.dialog.change') : t('gaps.dialog.merge');
  return (
    <>
      <div className={styles.patchHeader}>
        <Text as="h3" variant="body-medium" weight="bold">
          {title}
        </Text>
        <CopyButton text={patch.patch}>{t('gaps.dialog.copy')}</CopyButton>
        <Button
          variant="secondary"
          size="small"
          iconStart={<RiDownloadLine />}
          onPress={() => downloadText(fileName, patch.patch)}
        >
          {t('gaps.dialog.download', { file: fileName })}
        </Button>
      </div>
      <PatchTarget patch={patch} />
      <PatchText patch={patch} label={title} />
      <p className={styles.after}>
        {hasPlaceholder(patch) && `${t('gaps.dialog.fillIn')} `}
        {t('gaps.dialog.after')}
      </p>
    </>
  );
}

function NoPatch(props: { gap: Gap }) {
  const { t } = useOwnershipTranslation();
  return (
    <p className={styles.after}>
      {props.gap.kind === 'silent-on-call'
        ? t('gaps.dialog.noneOnCall')
        : t('gaps.dialog.noneClosed')}
    </p>
  );
}

/**
 * The change to the catalog file that closes a gap.
 *
 * @param props - the owner is the new one, for gaps that an owner closes
 */
export function PatchView(props: { gap: Gap; owner?: string }) {
  const { gap, owner } = props;
  const { t } = useOwnershipTranslation();
  const ownershipApi = useApi(ownershipApiRef);
  const patch = useLoadable(
    () => ownershipApi.findGapPatch(gap.id, { owner }),
    [ownershipApi, gap.id, owner],
  );
  switch (patch.status) {
    case 'loading':
      return <PatchSkeleton />;
    case 'failed':
      return (
        <Notice title={t('gaps.dialog.failed')} advice={patch.error.message}>
          <Button variant="secondary" onPress={patch.retry}>
            {t('gaps.retry')}
          </Button>
        </Notice>
      );
    default:
      return patch.value ? (
        <Patch gap={gap} patch={patch.value} />
      ) : (
        <NoPatch gap={gap} />
      );
  }
}
