import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/**
 * What marks a service principal as an agent: the subject of its token, set in
 * `backend.auth.externalAccess`, starts with `agent:`. Tokens checked against
 * a JWKS get `external:` in front of their subject.
 */
const AGENT_SUBJECT = /^(external:)?agent:/;

/** A plugin that acts by itself. */
const PLUGIN_SUBJECT = /^plugin:/;

/**
 * Whether these credentials can stand for an approval: that a human, or a
 * system that was given a token for it, has looked.
 *
 * - A person can, in their own session. The same person's session that comes
 *   through a plugin cannot: behind MCP there is a model, behind the
 *   scaffolder a template, and either may pass the session on.
 * - A service can, unless its token marks it as an agent's. A plugin cannot: it
 *   acts for somebody whom these credentials no longer name.
 */
export function canApprove({ principal }: BackstageCredentials): boolean {
  if (isPrincipal<BackstageUserPrincipal>(principal, 'user')) {
    return principal.actor === undefined;
  }
  if (isPrincipal<BackstageServicePrincipal>(principal, 'service')) {
    return (
      !AGENT_SUBJECT.test(principal.subject) &&
      !PLUGIN_SUBJECT.test(principal.subject)
    );
  }
  return false;
}

function isPrincipal<T extends { type: string }>(
  principal: unknown,
  type: T['type'],
): principal is T {
  return (principal as { type?: unknown } | undefined)?.type === type;
}
