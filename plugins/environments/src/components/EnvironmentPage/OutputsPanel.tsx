import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { Button } from '@backstage/ui';
import {
  EnvironmentDetail,
  EnvironmentOutput,
} from '@groundwork/backstage-plugin-environments-common';
import {
  CopyButton,
  Emptiness,
  ExternalLink,
  Notice,
  PanelFrame,
  reasonOf,
} from '@groundwork/backstage-plugin-groundwork-react';
import { environmentsApiRef } from '../../api';
import { useEnvironmentsTranslation } from '../../translation';
import styles from './EnvironmentPage.module.css';

type Revealed =
  | { status: 'hidden' }
  | { status: 'asking' }
  | { status: 'shown'; value: string }
  | { status: 'failed'; error: Error };

function Plain(props: { name: string; text: string; isUrl: boolean }) {
  const { name, text, isUrl } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <>
      <span className={styles.code}>
        {isUrl ? <ExternalLink href={text}>{text}</ExternalLink> : text}
      </span>
      <CopyButton text={text}>{t('environment.copy', { name })}</CopyButton>
    </>
  );
}

/** A secret is asked for when it is wanted, and forgotten when it is hidden. */
function Secret(props: { environment: EnvironmentDetail; name: string }) {
  const { environment, name } = props;
  const api = useApi(environmentsApiRef);
  const { t } = useEnvironmentsTranslation();
  const [revealed, setRevealed] = useState<Revealed>({ status: 'hidden' });
  const mayReveal = environment.actions['reveal-secret'];
  const reveal = async () => {
    setRevealed({ status: 'asking' });
    try {
      const { value } = await api.revealSecret(environment.id, name);
      setRevealed({ status: 'shown', value });
    } catch (reason) {
      setRevealed({ status: 'failed', error: toError(reason) });
    }
  };
  if (revealed.status === 'shown') {
    return (
      <>
        <Plain name={name} text={revealed.value} isUrl={false} />
        <Button
          variant="tertiary"
          size="small"
          onPress={() => setRevealed({ status: 'hidden' })}
        >
          {t('environment.hide', { name })}
        </Button>
      </>
    );
  }
  return (
    <>
      <span aria-hidden="true">••••••</span>
      {mayReveal.allowed ? (
        <Button
          variant="secondary"
          size="small"
          isPending={revealed.status === 'asking'}
          onPress={reveal}
        >
          {t('environment.reveal', { name })}
        </Button>
      ) : (
        <span className={styles.aside}>
          {mayReveal.reason ?? t('environment.noReason')}
        </span>
      )}
      {revealed.status === 'failed' && (
        <Notice
          title={t('environment.revealFailed', { name })}
          advice={reasonOf(revealed.error)}
        />
      )}
    </>
  );
}

function Output(props: {
  environment: EnvironmentDetail;
  output: EnvironmentOutput;
}) {
  const { environment, output } = props;
  const { name, kind } = output;
  if (kind === 'secret') {
    return <Secret environment={environment} name={name} />;
  }
  const { value } = output;
  return (
    <Plain
      name={name}
      text={typeof value === 'string' ? value : JSON.stringify(value)}
      isUrl={kind === 'url'}
    />
  );
}

/** What the environment tells its users. */
export function OutputsPanel(props: { environment: EnvironmentDetail }) {
  const { environment } = props;
  const { t } = useEnvironmentsTranslation();
  return (
    <PanelFrame title={t('environment.outputs')}>
      {environment.outputs.length > 0 && !environment.deletedAt ? (
        <dl className={`${styles.body} ${styles.outputs}`}>
          {environment.outputs.map(output => (
            <div key={output.name} className={styles.output}>
              <dt>{output.name}</dt>
              <dd>
                <Output environment={environment} output={output} />
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <Emptiness
          title={
            environment.deletedAt
              ? t('environment.outputsGone')
              : t('environment.noOutputs')
          }
          advice={
            environment.deletedAt
              ? t('environment.outputsGoneAdvice')
              : t('environment.noOutputsAdvice')
          }
        />
      )}
    </PanelFrame>
  );
}
