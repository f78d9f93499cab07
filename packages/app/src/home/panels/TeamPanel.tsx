import { stringifyEntityRef } from '@backstage/catalog-model';
import { ReactNode } from 'react';
import {
  EntityLink,
  Panel,
} from '@groundwork/backstage-plugin-groundwork-react';
import { usePortalTranslation } from '../../translation/usePortalTranslation';
import { TeamFacts, teamFactsOf } from '../data/teams';
import { Viewer } from '../data/useViewer';
import styles from './Panels.module.css';

const SHOWN_MEMBERS = 8;

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Refs(props: { refs: string[]; ownRef?: string; more?: string }) {
  const { refs, ownRef, more } = props;
  const { t } = usePortalTranslation();
  return (
    <ul className={styles.refs}>
      {refs.map(ref => (
        <li key={ref}>
          <EntityLink entityRef={ref} />
          {ref === ownRef && (
            <span className={styles.aside}> ({t('home.you')})</span>
          )}
        </li>
      ))}
      {more && <li className={styles.aside}>{more}</li>}
    </ul>
  );
}

function Chat(props: { chat: NonNullable<TeamFacts['chat']> }) {
  const { channel, url } = props.chat;
  return url ? (
    <a href={url} target="_blank" rel="noreferrer" className={styles.external}>
      {channel}
    </a>
  ) : (
    <>{channel}</>
  );
}

function Team(props: { facts: TeamFacts; userEntityRef: string }) {
  const { facts, userEntityRef } = props;
  const { leadRef, chat, parentRef, childRefs, memberRefs } = facts;
  const { t } = usePortalTranslation();
  const hidden = memberRefs.length - SHOWN_MEMBERS;
  return (
    <dl className={styles.facts}>
      {leadRef && (
        <Fact label={t('home.lead')}>
          <Refs refs={[leadRef]} ownRef={userEntityRef} />
        </Fact>
      )}
      {chat && (
        <Fact label={t('home.chat')}>
          <Chat chat={chat} />
        </Fact>
      )}
      {parentRef && (
        <Fact label={t('home.partOf')}>
          <EntityLink entityRef={parentRef} />
        </Fact>
      )}
      {childRefs.length > 0 && (
        <Fact label={t('home.departments')}>
          <Refs refs={childRefs} />
        </Fact>
      )}
      {memberRefs.length > 0 && (
        <Fact label={t('home.members', { count: memberRefs.length })}>
          <Refs
            refs={memberRefs.slice(0, SHOWN_MEMBERS)}
            ownRef={userEntityRef}
            more={
              hidden > 0
                ? t('home.membersMore', { hidden: `${hidden}` })
                : undefined
            }
          />
        </Fact>
      )}
    </dl>
  );
}

/** The person's team: who leads it, where it talks, who is in it. */
export function TeamPanel(props: { viewer: Viewer }) {
  const { mainGroup, userEntityRef } = props.viewer;
  const { t } = usePortalTranslation();
  return (
    <Panel
      title={t('home.team')}
      state={{ status: 'ready', value: mainGroup }}
      skeleton={null}
      failed={t('home.teamFailed')}
      empty={group =>
        group
          ? undefined
          : { title: t('home.teamEmpty'), advice: t('home.teamEmptyAdvice') }
      }
      meta={group =>
        group && (
          <EntityLink
            entityRef={stringifyEntityRef(group)}
            title={group.spec.profile?.displayName}
          />
        )
      }
    >
      {group =>
        group && (
          <Team facts={teamFactsOf(group)} userEntityRef={userEntityRef} />
        )
      }
    </Panel>
  );
}
